using Portal.Components.Tables;

namespace Portal.Tests.Components.Tables;

public sealed class TableFilterTests
{
    private static readonly FilterFields Fields = new(["host", "ip"], ["cpu"]);

    [Theory]
    [InlineData("", true)]
    [InlineData("WEB", true)]
    [InlineData("web host:b", true)]
    [InlineData("web host:c", false)]
    [InlineData("host:", true)]
    [InlineData("cpu>80", true)]
    [InlineData("cpu>81.5", false)]
    [InlineData("cpu<90 web", true)]
    [InlineData("CPU>80 HOST:B", true)]
    [InlineData("ip:10.0.", true)]
    [InlineData("ip:0.0.", false)]
    [InlineData("colour:red", false)]
    public void Every_word_must_match(string text, bool matches) =>
        Assert.Equal(matches, new TableFilter(text, Fields).Matches(new Row(81)));

    [Fact]
    public void What_is_not_known_is_neither_above_nor_below()
    {
        Assert.False(new TableFilter("cpu>0", Fields).Matches(new Row(null)));
        Assert.False(new TableFilter("cpu<1", Fields).Matches(new Row(null)));
    }

    [Theory]
    [InlineData("cpu>x")]
    [InlineData("cpu>")]
    [InlineData("cpu>-1")]
    [InlineData("cpus>3")]
    public void A_comparison_that_is_none_is_read_as_text_and_says_so(string word)
    {
        var filter = new TableFilter("web " + word, Fields);
        Assert.Equal($"\"{word}\" is not understood; it is read as text.", Assert.Single(filter.Remarks));
        Assert.False(filter.Matches(new Row(81)));
    }

    [Fact]
    public void A_plain_word_with_a_colon_is_no_mistake() => Assert.Empty(new TableFilter("52:54:00 host:b", Fields).Remarks);

    private sealed class Row(double? cpu) : ITableRow
    {
        public IEnumerable<string?> AllTexts => ["web-1", null];

        public IEnumerable<string?> Texts(string field) => field is "host" ? ["host-b"] : ["110.0.0.1", "10.0.0.7"];

        public double? Figure(string field) => cpu;
    }
}
