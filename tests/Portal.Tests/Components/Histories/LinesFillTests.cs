using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Live;

namespace Portal.Tests.Components.Histories;

public sealed class LinesFillTests
{
    private static readonly HistoryPanelView Panel = new("network", "Network by guest history of campus", HistorySource.Memory, null, null);
    private static readonly SubjectKey Web = new("a", "docker", "campus-web");
    private static readonly SubjectKey Db = new("b", "docker", "campus-db");

    [Fact]
    public void Points_of_different_moments_meet_in_common_steps()
    {
        ChartFill fill = Fill(
            [new HistoryLine("web", Web, ["cpu/total"]), new HistoryLine("db", Db, ["cpu/total"])],
            new() { [Web] = Slice([0, 10_000, 20_000], [1, 2, 3]), [Db] = Slice([4_000, 14_000, 24_000], [10, 20, 30]) });
        Assert.Equal(["db", "web"], fill.Spec.Series.Select(series => series.Label));
        Assert.Equal([4, 14, 24], fill.Times);
        Assert.Equal([10, 20, 30], fill.Values[0]);
        Assert.Equal([1, 2, 3], fill.Values[1]);
    }

    [Fact]
    public void A_line_is_the_sum_of_its_series_and_a_gap_stays_a_gap()
    {
        ChartFill fill = Fill(
            [new HistoryLine("web in", Web, ["net/eth0/in", "net/eth1/in"])],
            new() { [Web] = Slice([0, 10_000, 20_000, 40_000], [1, float.NaN, float.NaN, 4], [5, 6, float.NaN, float.NaN]) });
        Assert.Equal([6, 6, null, null, 4], Assert.Single(fill.Values));
    }

    [Fact]
    public void Only_the_largest_are_drawn()
    {
        ImmutableArray<HistoryLine> lines = [.. Enumerable.Range(0, 20).Select(i => new HistoryLine($"g{i}", new SubjectKey("a", "docker", $"g{i}"), ["cpu/total"]))];
        ChartFill fill = Fill(lines, lines.Select((line, i) => (line, i)).ToDictionary(pair => pair.line.Subject, pair => Slice([0, 10_000], [pair.i, pair.i])));
        Assert.Equal(16, fill.Spec.Series.Length);
        Assert.Equal("g19", fill.Spec.Series[0].Label);
        Assert.DoesNotContain(fill.Spec.Series, series => series.Label == "g3");
    }

    [Fact]
    public void Nothing_says_so() => Assert.Equal("Nothing is kept of it here.", Fill([], []).Empty);

    private static ChartFill Fill(ImmutableArray<HistoryLine> lines, Dictionary<SubjectKey, HistorySlice> past) =>
        LinesFill.Of(Panel, ChartUnit.BytesPerSecond, PanelRange.Default, lines, (key, _) => past[key]);

    private static HistorySlice Slice(long[] times, params float[][] values) => new(times, values, times.Length);
}
