using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Stack.Prometheus;

namespace Portal.Tests.Components.Histories;

public sealed class RangeFillTests
{
    private static readonly HistoryPanelView Panel = new("load", "Load history of a", HistorySource.Prometheus, null, null);
    private static readonly RangeQuery Asked = RangeQuery.Last(TimeSpan.FromSeconds(20), DateTimeOffset.FromUnixTimeSeconds(1_767_225_620), "", 5);

    [Fact]
    public void Lines_carry_the_panels_legend_unit_and_limit()
    {
        PanelQuery query = new("Disks", ChartUnit.BytesPerSecond, [new PanelTarget("a", "{{device}} read"), new PanelTarget("b", "size") { IsLimit = true }]) { Description = "" };
        ChartFill fill = RangeFill.Of(Panel, query, [Answer(("device", "<b>sda</b>"), 1, 2, double.NaN, 4, 5), Answer(("x", ""), 9, 9, 9, 9, 8)], Asked);
        Assert.Equal(("history-load", ChartUnit.BytesPerSecond, 8.0), (fill.Spec.Id, fill.Spec.Unit, fill.Spec.Limit));
        Assert.Equal("<b>sda</b> read", Assert.Single(fill.Spec.Series).Label);
        Assert.Equal([1_767_225_600, 1_767_225_605, 1_767_225_610, 1_767_225_615, 1_767_225_620], fill.Times);
        Assert.Equal([1, 2, null, 4, 5], Assert.Single(fill.Values));
        Assert.Equal(20, fill.WindowSeconds);
    }

    [Fact]
    public void Lines_stand_in_the_panels_order_whatever_order_they_came_in()
    {
        PanelQuery query = PanelQueries.Of(GrafanaPanels.Host.Cpu);
        RangeAnswer answer = new([.. ((string[])["iowait", "new-mode", "nice", "steal", "system", "user"]).Select(mode => new RangeSeries(ImmutableDictionary<string, string>.Empty.Add("mode", mode), [1, 2]))]);
        Assert.Equal(["user", "nice", "system"], RangeFill.Of(Panel, query, [answer], Asked).Spec.Series.Take(3).Select(series => series.Label));
        Assert.Equal("new-mode", RangeFill.Of(Panel, query, [answer], Asked).Spec.Series[^1].Label);
    }

    [Fact]
    public void The_time_before_the_first_value_is_not_sent()
    {
        ChartFill fill = RangeFill.Of(Panel, new("x", ChartUnit.Number, [new PanelTarget("a", "x")]) { Description = "" }, [Answer(("x", ""), double.NaN, double.NaN, double.NaN, 0, 1)], Asked);
        Assert.Equal([1_767_225_615, 1_767_225_620], fill.Times);
    }

    [Fact]
    public void What_prometheus_does_not_have_is_said_in_words()
    {
        PanelQuery query = new("x", ChartUnit.Number, [new PanelTarget("a", "x")]) { Description = "" };
        Assert.Equal("Prometheus has nothing of it in this time.", RangeFill.Of(Panel, query, [new RangeAnswer([])], Asked).Empty);
        Assert.Equal("Prometheus did not answer: 503.", RangeFill.Of(Panel, query, [RangeAnswer.Failed("503")], Asked).Empty);
    }

    private static RangeAnswer Answer((string Name, string Value) label, params ImmutableArray<double> values) =>
        new([new RangeSeries(ImmutableDictionary<string, string>.Empty.Add(label.Name, label.Value), values)]);
}
