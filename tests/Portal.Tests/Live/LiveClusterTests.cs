using Microsoft.Extensions.Logging.Abstractions;
using Portal.Cluster;
using Portal.Live;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Live;

public sealed class LiveClusterTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly FakeCluster _cluster;
    private readonly LiveCluster _live;

    public LiveClusterTests()
    {
        _cluster = new FakeCluster(_clock);
        _live = new LiveCluster(_cluster, new LiveHistory(_clock), [], _clock, NullLogger<LiveCluster>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _live.StopAsync(CancellationToken.None);
        _live.Dispose();
    }

    [Fact]
    public async Task Samples_every_five_seconds_while_nobody_watches()
    {
        await StartAsync();
        await TickAsync(TimeSpan.FromSeconds(4.9), calls: 1);
        await TickAsync(TimeSpan.FromSeconds(0.1), calls: 2);
    }

    [Fact]
    public async Task A_tick_uses_what_a_scrape_collected_and_follows_the_next_by_a_second()
    {
        await StartAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        ClusterSnapshot scraped = _cluster.Collect();
        await TickAsync(TimeSpan.FromSeconds(3), calls: 1);
        Assert.Same(scraped, _live.Newest);

        // Scrapes go on every five seconds; the ticks have moved to one second after them.
        _clock.Advance(TimeSpan.FromSeconds(2));
        scraped = _cluster.Collect();
        await TickAsync(TimeSpan.FromSeconds(1), calls: 1);
        Assert.Same(scraped, _live.Newest);
        _clock.Advance(TimeSpan.FromSeconds(4));
        scraped = _cluster.Collect();
        await TickAsync(TimeSpan.FromSeconds(1), calls: 1);
        Assert.Same(scraped, _live.Newest);

        // Nobody scrapes any more.
        await TickAsync(TimeSpan.FromSeconds(5), calls: 2);
        await TickAsync(TimeSpan.FromSeconds(5), calls: 3);
    }

    [Fact]
    public async Task The_first_watcher_is_served_at_once_and_then_every_second()
    {
        await StartAsync();
        await using ILiveWatch watch = _live.Watch(_ => Task.CompletedTask, HostInterest.None);
        await UntilAsync(() => _cluster.Calls == 2 && _clock.ArmedTimers == 1);
        await TickAsync(TimeSpan.FromSeconds(1), calls: 3);
        await TickAsync(TimeSpan.FromSeconds(1), calls: 4);
    }

    [Fact]
    public async Task A_watched_tick_follows_what_a_host_streams()
    {
        await StartAsync();
        await using ILiveWatch watch = _live.Watch(_ => Task.CompletedTask, HostInterest.None);
        await UntilAsync(() => _cluster.Calls == 2 && _clock.ArmedTimers == 1);

        // Each snapshot arrives 20 ms after the tick was to come.
        _cluster.StreamedAgo = TimeSpan.FromSeconds(0.98);
        await TickAsync(TimeSpan.FromSeconds(1), calls: 3);
        await TickAsync(TimeSpan.FromSeconds(1.1999), calls: 3);
        _cluster.StreamedAgo = TimeSpan.FromSeconds(0.18);
        await TickAsync(TimeSpan.FromSeconds(0.0001), calls: 4);
        _cluster.StreamedAgo = TimeSpan.FromSeconds(0.3);
        await TickAsync(TimeSpan.FromSeconds(1.12), calls: 5);
        await TickAsync(TimeSpan.FromSeconds(1), calls: 6);
    }

    [Fact]
    public async Task A_tick_that_takes_long_is_never_overlapped()
    {
        _cluster.Hold = new TaskCompletionSource();
        await _live.StartAsync(CancellationToken.None);
        await UntilAsync(() => _cluster.Calls == 1);
        await using ILiveWatch watch = _live.Watch(_ => Task.CompletedTask, HostInterest.None);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, _cluster.Calls);
        Release();
        await UntilAsync(() => _cluster.Calls == 2);
    }

    [Fact]
    public async Task A_slow_watcher_gets_the_newest_and_not_a_queue()
    {
        await StartAsync();
        var seen = new List<DateTimeOffset>();
        var busy = new TaskCompletionSource();
        await using ILiveWatch watch = _live.Watch(async snapshot =>
        {
            seen.Add(snapshot.TakenAt);
            await busy.Task;
        }, HostInterest.None);
        await UntilAsync(() => _cluster.Calls == 2 && _clock.ArmedTimers == 1 && seen.Count == 1);
        for (int tick = 3; tick <= 6; tick++)
        {
            await TickAsync(TimeSpan.FromSeconds(1), tick);
        }

        busy.SetResult();
        await UntilAsync(() => seen.Count == 2);
        Assert.Equal(_live.Newest.TakenAt, seen[1]);
    }

    [Fact]
    public async Task Nothing_is_called_after_a_watch_has_ended()
    {
        await StartAsync();
        int calls = 0;
        ILiveWatch watch = _live.Watch(_ =>
        {
            Interlocked.Increment(ref calls);
            return Task.CompletedTask;
        }, HostInterest.None);
        await UntilAsync(() => calls == 1 && _clock.ArmedTimers == 1);
        await watch.DisposeAsync();
        await TickAsync(TimeSpan.FromSeconds(5), calls: 3);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_fault_of_the_cluster_costs_one_tick()
    {
        _cluster.Fault = new InvalidOperationException("no");
        await StartAsync();
        _cluster.Fault = null;
        await TickAsync(TimeSpan.FromSeconds(5), calls: 2);
        Assert.Single(_live.Newest.Hosts);
    }

    [Fact]
    public async Task A_fault_of_one_watcher_costs_nobody_else()
    {
        await StartAsync();
        int calls = 0;
        await using ILiveWatch broken = _live.Watch(_ => throw new InvalidOperationException("no"), HostInterest.None);
        await using ILiveWatch watch = _live.Watch(_ =>
        {
            Interlocked.Increment(ref calls);
            return Task.CompletedTask;
        }, HostInterest.None);
        await UntilAsync(() => _cluster.Calls >= 2 && _clock.ArmedTimers == 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => calls >= 1);
    }

    private async Task StartAsync()
    {
        await _live.StartAsync(CancellationToken.None);
        await UntilAsync(() => _cluster.Calls == 1 && _clock.ArmedTimers == 1);
    }

    private async Task TickAsync(TimeSpan advance, int calls)
    {
        _clock.Advance(advance);
        await UntilAsync(() => _cluster.Calls == calls && _clock.ArmedTimers == 1);
    }

    private void Release()
    {
        TaskCompletionSource hold = _cluster.Hold!;
        _cluster.Hold = null;
        hold.SetResult();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Deadline, "The condition was not met in time.");
            await Task.Yield();
        }
    }

    private sealed class FakeCluster(TimeProvider clock) : ICluster
    {
        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public TaskCompletionSource? Hold { get; set; }

        /// <summary>How long before it is asked the host's snapshot arrived over a stream; null: it is asked for.</summary>
        public TimeSpan? StreamedAgo { get; set; }

        public Exception? Fault { get; set; }

        public ClusterSnapshot Newest { get; private set; } = new() { TakenAt = Start, Timestamp = long.MinValue };

        public IDisposable Watch(string host) => new MemoryStream();

        public async ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken)
        {
            Exception? fault = Fault;
            TaskCompletionSource? hold = Hold;
            Interlocked.Increment(ref _calls);
            if (hold is not null)
            {
                await hold.Task;
            }

            return fault is null ? Collect() : throw fault;
        }

        /// <summary>As a scrape does it.</summary>
        public ClusterSnapshot Collect()
        {
            double seconds = (clock.GetUtcNow() - Start).TotalSeconds;
            HostAnswer answer = Answer("a", TakenOf("a", seconds)) with { StreamedAt = StreamedAgo is { } ago ? clock.GetTimestamp() - (long)(ago.TotalSeconds * clock.TimestampFrequency) : null };
            return Newest = Joint(seconds, [answer]) with { Timestamp = clock.GetTimestamp() };
        }
    }
}
