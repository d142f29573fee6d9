using Portal.Components.Tables;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Tables;

public sealed class HeldOrderTests
{
    private static readonly TableQuery Query = new();

    private readonly ManualTimeProvider _clock = new();
    private readonly HeldOrder _order;

    public HeldOrderTests()
    {
        _order = new HeldOrder(_clock);
        Assert.Equal("abc", Apply("abc"));
    }

    [Fact]
    public void Rows_stay_for_ten_seconds_and_move_then()
    {
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("abc", Apply("cba"));
        Assert.False(_order.IsBehind);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("cba", Apply("cba"));
    }

    [Fact]
    public void They_never_move_under_a_pointer_but_for_the_asking()
    {
        _order.IsHeld = true;
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("abc", Apply("bca"));
        Assert.True(_order.IsBehind);
        _order.TakeNext();
        Assert.Equal("bca", Apply("bca"));
        Assert.False(_order.IsBehind);
    }

    [Fact]
    public void Another_row_or_another_question_is_shown_at_once()
    {
        _order.IsHeld = true;
        Assert.Equal("bcad", Apply("bcad"));
        Assert.Equal("dcba", Apply("dcba", new TableQuery { Text = "x" }));
    }

    [Fact]
    public void What_came_back_to_its_place_is_not_behind()
    {
        _order.IsHeld = true;
        Apply("acb");
        Assert.True(_order.IsBehind);
        Apply("abc");
        Assert.False(_order.IsBehind);
    }

    private string Apply(string keys, TableQuery? query = null) =>
        string.Concat(_order.Apply<Row>([.. keys.Select(key => new Row(key.ToString()))], query ?? Query).Select(row => row.Key));

    private sealed record Row(string Key) : IGridRow<Row>
    {
        public string Look => "";

        public bool HasShapeOf(Row other) => Key == other.Key;
    }
}
