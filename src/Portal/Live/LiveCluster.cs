using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>Ticks the cluster for the pages: every second while anyone watches, else every five. One tick at a time.</summary>
/// <remarks>A watched tick takes from the hosts that somebody looks at what they just sent, and asks the others no more often than an unwatched one.</remarks>
internal sealed partial class LiveCluster(ICluster cluster, LiveHistory history, IEnumerable<ILiveReader> readers, TimeProvider clock, ILogger<LiveCluster> logger) : ILiveCluster, IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly HostWatches _watches = new(cluster, clock);
    private readonly IdleCollection _garbage = new(clock);
    private readonly ImmutableArray<ILiveReader> _readers = [.. readers];
    private ImmutableArray<Subscription> _watchers = [];
    private TaskCompletionSource _woken = NewWaker();
    private Task _loop = Task.CompletedTask;

    public ClusterSnapshot Newest => history.Newest.Snapshot;

    public ILiveWatch Watch(Func<ClusterSnapshot, Task> onSnapshot, HostInterest hosts)
    {
        var subscription = new Subscription(onSnapshot, _watches, Remove, logger);
        subscription.LookAt(hosts);
        lock (_lock)
        {
            _watchers = _watchers.Add(subscription);
            _woken.TrySetResult();
        }

        return subscription;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _watches.Dispose();
        _stopping.Dispose();
    }

    private static TaskCompletionSource NewWaker() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            _watchers = _watchers.Remove(subscription);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            long start = clock.GetTimestamp();
            bool watched = !_watchers.IsEmpty;
            TimeSpan next = await TickAsync(watched, start, cancellationToken);
            await WaitAsync(watched, next, cancellationToken);
        }
    }

    // Answers after how long the next one is due.
    private async Task<TimeSpan> TickAsync(bool watched, long start, CancellationToken cancellationToken)
    {
        ClusterSnapshot? scraped = null;
        TimeSpan correction = TimeSpan.Zero;
        try
        {
            _watches.Follow(history.Newest.Snapshot);

            scraped = watched ? null : ScrapedSinceLastTick();
            ClusterSnapshot snapshot = watched
                ? await cluster.GetAsync(LivePeriod.Watched / 2, LivePeriod.ReusedFor, LivePeriod.WatchedDeadline, cancellationToken)
                : scraped ?? await cluster.GetAsync(LivePeriod.Unwatched / 2, LivePeriod.UnwatchedDeadline, cancellationToken);
            correction = watched ? StreamPhase.Correction(snapshot.Hosts, start, clock) : TimeSpan.Zero;
            ClusterSnapshot filled = SilentHosts.Fill(snapshot, history.Newest.Snapshot, clock);
            history.Add(filled, _watches.PeriodOf);
            foreach (ILiveReader reader in _readers)
            {
                reader.Read(history.Newest);
            }

            foreach (Subscription watcher in _watchers)
            {
                watcher.Push(filled);
            }

            _garbage.AfterTick(watched);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception fault)
        {
            // The border of the loop: a failed tick is one missing point, never the end of all of them.
            LogTickFailed(logger, fault);
        }

        // A second after the scrape to come: it is over then, and what it collected replaces the frame before at once.
        return scraped is not null
            ? LivePeriod.Unwatched + LivePeriod.AfterScrape - clock.GetElapsedTime(scraped.Timestamp)
            : (watched ? LivePeriod.Watched : LivePeriod.Unwatched) + correction - clock.GetElapsedTime(start);
    }

    // While nobody watches, what a scrape collected since the last tick is good enough: asking all hosts again would only double their work and what is kept of it.
    private ClusterSnapshot? ScrapedSinceLastTick()
    {
        ClusterSnapshot newest = cluster.Newest;
        return newest.Timestamp > history.Newest.Snapshot.Timestamp && clock.GetElapsedTime(newest.Timestamp) <= LivePeriod.Unwatched ? newest : null;
    }

    private async Task WaitAsync(bool watched, TimeSpan left, CancellationToken cancellationToken)
    {
        Task woken;
        lock (_lock)
        {
            if (_woken.Task.IsCompleted)
            {
                _woken = NewWaker();
                if (!watched && !_watchers.IsEmpty)
                {
                    // The first watcher came while the tick was at work.
                    return;
                }
            }

            woken = _woken.Task;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task pause = Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, ended.Token);

        // While it is watched the next tick is near anyway; a second watcher must not make it come sooner.
        await (watched ? pause : Task.WhenAny(pause, woken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster could not be sampled for the pages.")]
    private static partial void LogTickFailed(ILogger logger, Exception fault);
}
