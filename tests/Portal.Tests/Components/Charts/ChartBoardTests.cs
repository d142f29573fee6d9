using System.Text.Json;
using Portal.Components.Charts;
using Portal.Live;

namespace Portal.Tests.Components.Charts;

public sealed class ChartBoardTests
{
    private static readonly ChartSpec Cpu = new() { Id = "cpu", Title = "CPU", Unit = ChartUnit.Ratio, Series = [new ChartSeries("cpu/user", "user"), new ChartSeries("cpu/system", "<b>system</b>")] };
    private static readonly ChartSpec Memory = new() { Id = "memory", Title = "Memory", Unit = ChartUnit.Bytes, Series = [new ChartSeries("mem/used", "used")] };

    private readonly ChartBoard _board = new();

    public ChartBoardTests() => _board.Use([Cpu, Memory]);

    [Fact]
    public void Nothing_is_sent_for_charts_that_are_not_on_screen() => Assert.Empty(_board.Fills(Begin));

    [Fact]
    public async Task A_chart_on_screen_is_filled_once_and_then_gets_points()
    {
        await _board.ShowCharts(["cpu"]);
        List<ChartFill> fills = _board.Fills(Begin);
        Assert.Equal("cpu", Assert.Single(fills).Spec.Id);
        Assert.Empty(_board.Points(Figures(), fills));
        Assert.Empty(_board.Fills(Begin));
        Assert.Equal([0.25, null], Assert.Single(_board.Points(Figures(), [])).Value);
    }

    [Fact]
    public async Task A_chart_that_left_the_screen_is_not_fed_and_begins_anew_when_it_returns()
    {
        await _board.ShowCharts(["cpu"]);
        _board.Fills(Begin);
        await _board.ShowCharts([]);
        Assert.Empty(_board.Points(Figures(), []));
        await _board.ShowCharts(["cpu"]);
        Assert.Single(_board.Fills(Begin));
    }

    [Fact]
    public async Task A_chart_whose_limit_changed_begins_anew()
    {
        await _board.ShowCharts(["cpu"]);
        _board.Fills(Begin);
        _board.Use([Cpu with { Limit = 2 }, Memory]);
        Assert.Single(_board.Fills(Begin));
    }

    [Fact]
    public async Task Names_that_the_page_does_not_have_are_ignored()
    {
        await _board.ShowCharts(["nothing", "<script>"]);
        Assert.Empty(_board.Fills(Begin));
    }

    [Fact]
    public void A_gap_in_the_past_is_a_gap_in_the_line()
    {
        var slice = new HistorySlice([0, 5_000, 60_000, 61_000, 70_000], [[1, 2, 3, 4, 5]], FineFrom: 2);
        ChartFill fill = ChartFill.From(Memory, slice);
        Assert.Equal([1, 2, null, 3, 4, null, 5], fill.Values[0]);
        Assert.Equal(fill.Values[0].Count, fill.Times.Count);
        Assert.Equal(fill.Times.Order(), fill.Times);
    }

    [Theory]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(0.0, 0.0)]
    [InlineData(123456.0, 123500.0)]
    [InlineData(0.000123456, 0.0001235)]
    [InlineData(1e-320, 0.0)]
    public void Points_travel_with_four_digits(double value, double? sent) => Assert.Equal(sent, ChartFill.Rounded(value));

    [Fact]
    public void Keys_of_the_history_stay_on_the_server()
    {
        string json = JsonSerializer.Serialize(Cpu);
        Assert.DoesNotContain("cpu/user", json, StringComparison.Ordinal);
        Assert.Contains("\"unit\":\"Ratio\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tick_of_sixteen_series_stays_under_two_kilobytes()
    {
        ChartSpec cores = Cpu with { Series = [.. Enumerable.Range(0, 16).Select(core => new ChartSeries($"core/{core}", $"{core}"))] };
        IReadOnlyList<double?> point = [.. cores.Series.Select((_, at) => ChartFill.Rounded(Math.PI / (at + 3)))];
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(point).Length, 0, 2048);
    }

    private static ChartFill Begin(ChartSpec chart) => ChartFill.From(chart, new([1_000], [.. chart.Series.Select(_ => new float[] { 1 })], 0));

    private static FigureSet Figures()
    {
        var figures = new FigureSet();
        figures.Add("cpu/user", 0.25);
        figures.Add("cpu/system", double.NaN);
        return figures;
    }
}
