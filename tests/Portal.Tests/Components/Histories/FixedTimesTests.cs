using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Histories;
using Portal.Components.Pages;
using Portal.Live;
using Portal.Stack.Prometheus;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Histories;

/// <summary>Charts of fixed times that are drawn here.</summary>
public sealed class FixedTimesTests
{
    private static readonly SectionView Load = new()
    {
        Id = "load",
        Title = "Load",
        Charts = [new ChartSpec { Id = "load", Title = "Load", Unit = ChartUnit.Number, Series = [new ChartSeries("load/1", "1 min")] }],
    };

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly Asked _prometheus = new();

    [Fact]
    public async Task Prometheus_is_asked_for_these_times_and_only_once()
    {
        var history = new LiveHistory(_clock);
        HistoryCharts charts = new(_prometheus, history, _clock);
        HistoryView view = View(HistorySource.Prometheus, PanelRange.Between(Start.AddDays(-2), Start.AddDays(-2).AddMinutes(20)));
        charts.Show([.. view.Panels.Values]);
        ChartFill fill = Assert.Single(await charts.FillsAsync(HistorySubject.OfHost("a"), view, [Load]));
        Assert.True(fill.IsPast);
        Assert.Equal(1200, fill.WindowSeconds);
        Assert.All(_prometheus.Queries, query => Assert.Equal((Start.AddDays(-2).ToUnixTimeSeconds(), 1200), (query.FromSeconds, query.ToSeconds - query.FromSeconds)));
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.Empty(await charts.FillsAsync(HistorySubject.OfHost("a"), view, [Load]));
    }

    [Theory]
    [InlineData(10, 30, new[] { 15, 20, 25, 30 })]
    [InlineData(50, 500, new[] { 55, 60 })]
    public async Task From_memory_come_the_points_between_them(int from, int to, int[] seconds)
    {
        ChartFill fill = await FromMemoryAsync(PanelRange.Between(Start.AddSeconds(from), Start.AddSeconds(to)));
        Assert.Equal(seconds.Select(second => (double)Start.AddSeconds(second).ToUnixTimeSeconds()), fill.Times);
        Assert.Equal(60, fill.WindowSeconds);
    }

    [Fact]
    public async Task Times_that_are_not_kept_say_so() =>
        Assert.Equal("Nothing of these times is kept here.", (await FromMemoryAsync(PanelRange.Between(Start.AddDays(-2), Start.AddDays(-1)))).Empty);

    [Fact]
    public async Task A_paused_tab_shows_nothing_after_its_moment()
    {
        ChartFill fill = await FromMemoryAsync(PanelRange.Between(Start.AddSeconds(40), Start.AddDays(1)), Start.AddSeconds(52));
        Assert.Equal([45, 50], fill.Times.Select(time => (int)(time - Start.ToUnixTimeSeconds())));
    }

    private static HistoryView View(HistorySource source, PanelRange range, DateTimeOffset? frozenAt = null) =>
        new(range, [], null, ImmutableDictionary<string, HistoryPanelView>.Empty.Add("load", new HistoryPanelView("load", "Load history of a", source, null, null))) { FrozenAt = frozenAt };

    private async Task<ChartFill> FromMemoryAsync(PanelRange range, DateTimeOffset? frozenAt = null)
    {
        var history = new LiveHistory(_clock);
        for (int second = 0; second <= 60; second += 5)
        {
            history.Add(Joint(second, [Answer("a", TakenOf("a", second))]));
        }

        HistoryCharts charts = new(_prometheus, history, _clock);
        HistoryView view = View(HistorySource.Memory, range, frozenAt);
        charts.Show([.. view.Panels.Values]);
        return Assert.Single(await charts.FillsAsync(HistorySubject.OfHost("a"), view, [Load]));
    }

    private sealed class Asked : IRangeSource
    {
        public List<RangeQuery> Queries { get; } = [];

        public Task<RangeAnswer> ReadAsync(RangeQuery query, CancellationToken cancellationToken)
        {
            Queries.Add(query);
            return Task.FromResult(new RangeAnswer([new RangeSeries(ImmutableDictionary<string, string>.Empty, [1, 2])]));
        }
    }
}
