using Portal.Components.Tables;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Tables;

public sealed class HeldOrderTests
{
    private static readonly TableQuery Query = new();

    private readonly ManualTimeProvider _clock = new();
    private readonly HeldOrder<Row> _order;
    private RowList<Row>? _newest;

    public HeldOrderTests()
    {
        _order = new HeldOrder<Row>(_clock);
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

    [Fact]
    public void Many_that_moved_together_move_one_after_the_other()
    {
        HeldOrder<Row> later = new(_clock, TimeSpan.FromSeconds(2));
        RowList<Row> rows = new([new Row("a"), new Row("b")]), turned = new([.. rows.Rows.Reverse()], rows);
        later.Apply(rows, Query);
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("a", later.Apply(turned, Query)[0].Key);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("b", later.Apply(turned, Query)[0].Key);
    }

    [Fact]
    public void What_looks_the_same_is_the_same_array_and_what_does_not_shows_in_its_place()
    {
        RowList<Row> one = new([new Row("a"), new Row("b")]), same = new([new Row("b"), new Row("a")], one), other = new([new Row("b", "stale"), new Row("a")], same);
        HeldOrder<Row> order = new(_clock);
        var shown = order.Apply(one, Query);
        Assert.True(shown == order.Apply(same, Query));
        Assert.Equal(["", "stale"], order.Apply(other, Query).Select(row => row.Look));
    }

    private string Apply(string keys, TableQuery? query = null) =>
        string.Concat(_order.Apply(_newest = new RowList<Row>([.. keys.Select(key => new Row(key.ToString()))], _newest), query ?? Query).Select(row => row.Key));

    private sealed record Row(string Key, string Look = "") : IGridRow<Row>
    {
        public bool HasShapeOf(Row other) => this == other;
    }
}
