using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Pages;
using Portal.Live;

namespace Portal.Tests.Components.Pages;

public sealed class CoreChartsTests
{
    [Theory]
    [InlineData(16, null, 1, false)]
    [InlineData(17, null, 1, true)]
    [InlineData(17, "lines", 2, false)]
    [InlineData(4, "heat", 1, true)]
    [InlineData(40, "anything", 1, true)]
    public void More_than_sixteen_become_a_heat_strip_unless_lines_are_wanted(int count, string? wanted, int pictures, bool isHeat)
    {
        ImmutableArray<ChartSpec> charts = CoreCharts.Of("cores", (first, last) => $"{first} to {last}", Series(count), wanted);
        Assert.Equal(pictures, charts.Length);
        Assert.All(charts, chart => Assert.Equal(isHeat, chart.Heat));
        Assert.Equal(count, charts.Sum(chart => chart.Series.Length));
    }

    [Fact]
    public void Pictures_say_which_they_hold() =>
        Assert.Equal(["0 to 15", "16 to 16"], CoreCharts.Of("cores", (first, last) => $"{first} to {last}", Series(17), "lines").Select(chart => chart.Title));

    [Theory]
    [InlineData(4, null, "")]
    [InlineData(4, "heat", "Lines=,Heat strip=heat*")]
    [InlineData(17, null, "Lines=lines,Heat strip=*")]
    [InlineData(17, "lines", "Lines=lines*,Heat strip=")]
    public void The_other_way_can_be_chosen_where_there_is_one(int count, string? wanted, string expected) =>
        Assert.Equal(expected, string.Join(',', CoreCharts.Choices(count, wanted).Select(choice => $"{choice.Label}={choice.Value}{(choice.IsChosen ? "*" : string.Empty)}")));

    [Fact]
    public void The_past_of_a_strip_of_many_cores_is_thinned_and_keeps_its_gaps()
    {
        const int Cores = 128;
        long[] times = [.. Enumerable.Range(0, 300).Select(second => second * 1000L)];
        HistorySlice slice = HeatSlice.Of(new HistorySlice(times, [.. Enumerable.Range(0, Cores).Select(_ => (IReadOnlyList<float>)[.. times.Select(time => time == 60_000 ? float.NaN : 0.123f)])], 0));
        Assert.InRange(slice.UnixMilliseconds.Count * Cores, 1, 8000);
        Assert.Contains(60_000L, slice.UnixMilliseconds);
        Assert.Equal(0.12, HeatSlice.Rounded(0.123));
    }

    private static ImmutableArray<ChartSeries> Series(int count) => [.. Enumerable.Range(0, count).Select(core => new ChartSeries($"core/{core}", $"{core}"))];
}
