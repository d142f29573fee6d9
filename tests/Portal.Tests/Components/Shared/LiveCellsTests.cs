using Portal.Components.Shared;

namespace Portal.Tests.Components.Shared;

public sealed class LiveCellsTests
{
    private readonly Dictionary<string, CellText> _texts = new(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "1" };
    private readonly LiveCells _cells = new();

    public LiveCellsTests() => _cells.Use((row, _) => _texts[row]);

    [Fact]
    public void Only_cells_whose_text_changed_are_patched_and_once()
    {
        (string id, _) = _cells.Add("a", "cpu");
        _cells.Add("b", "cpu");
        _texts["a"] = new CellText("2", 40);
        Assert.Equal([id, "2", 40], Assert.Single(_cells.Changes()));
        Assert.Empty(_cells.Changes());
    }

    [Fact]
    public void A_cell_that_left_the_page_is_patched_no_more()
    {
        (string id, _) = _cells.Add("a", "cpu");
        _cells.Remove(id);
        _texts["a"] = "2";
        Assert.Empty(_cells.Changes());
    }

    [Fact]
    public void A_cell_begins_with_what_is_known_now() => Assert.Equal("1", _cells.Add("a", "cpu").Shown.Text);
}
