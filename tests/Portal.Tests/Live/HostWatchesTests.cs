using Portal.Cluster;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class HostWatchesTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly RecordingCluster _cluster = new();
    private readonly HostWatches _watches;

    public HostWatchesTests()
    {
        _watches = new HostWatches(_cluster, _clock);
        _watches.Follow(Members(3));
    }

    public void Dispose() => _watches.Dispose();

    [Fact]
    public void A_host_is_watched_once_however_many_look_and_until_the_last_looks_away()
    {
        object[] pages = [new(), new()];
        _watches.Set(pages[0], HostInterest.In("host-01"));
        _watches.Set(pages[1], HostInterest.In("host-01"));
        Assert.Equal(["host-01"], _cluster.Watched);
        _watches.Leave(pages[0]);
        Assert.Equal(["host-01"], _cluster.Watched);
        _watches.Leave(pages[1]);
        Assert.Empty(_cluster.Watched);
    }

    [Fact]
    public void When_a_guest_moves_its_page_looks_at_the_other_host_alone()
    {
        object page = new();
        _watches.Set(page, HostInterest.In("host-01"));
        _watches.Set(page, HostInterest.In("host-02"));
        Assert.Equal(["host-02"], _cluster.Watched);
        _watches.Set(page, HostInterest.In(null));
        Assert.Empty(_cluster.Watched);
    }

    [Fact]
    public void A_page_that_looks_at_all_watches_no_more_than_sixteen()
    {
        _watches.Follow(Members(100));
        _watches.Set(new object(), HostInterest.All);
        Assert.Equal(HostWatches.MostForAll, _cluster.Watched.Count());
        _watches.Set(new object(), HostInterest.In("host-99"));
        Assert.Contains("host-99", _cluster.Watched);
        Assert.Equal(HostWatches.MostForAll, _cluster.Watched.Count());
    }

    [Fact]
    public void A_name_that_is_no_member_is_watched_as_soon_as_it_is_one()
    {
        _watches.Set(new object(), HostInterest.In("host-04"));
        Assert.Empty(_cluster.Watched);
        _watches.Follow(Members(5));
        Assert.Equal(["host-04"], _cluster.Watched);
        _watches.Follow(Members(3));
        Assert.Empty(_cluster.Watched);
    }

    [Fact]
    public void However_many_tabs_are_open_there_is_a_bound()
    {
        _watches.Follow(Members(200));
        for (int host = 0; host < 200; host++)
        {
            _watches.Set(new object(), HostInterest.In($"host-{host:00}"));
        }

        Assert.Equal(HostWatches.Most, _cluster.Watched.Count());
    }

    [Fact]
    public void A_host_that_somebody_has_only_begun_to_look_at_still_counts_by_the_slow_period()
    {
        _watches.Set(new object(), HostInterest.In("host-01"));
        Assert.Equal(LivePeriod.Unwatched, _watches.PeriodOf("host-01"));
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(LivePeriod.Watched, _watches.PeriodOf("host-01"));
        Assert.Equal(LivePeriod.Unwatched, _watches.PeriodOf("host-02"));
    }

    private static ClusterSnapshot Members(int count) => Joint(0, [.. Enumerable.Range(0, count).Select(host => Answer($"host-{host:00}", null))]);

    private sealed class RecordingCluster : ICluster
    {
        private readonly List<string> _watched = [];

        public IEnumerable<string> Watched => _watched;

        public ClusterSnapshot Newest => throw new NotSupportedException();

        public ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IDisposable Watch(string host)
        {
            _watched.Add(host);
            return new Watching(_watched, host);
        }

        private sealed class Watching(List<string> watched, string host) : IDisposable
        {
            public void Dispose() => watched.Remove(host);
        }
    }
}
