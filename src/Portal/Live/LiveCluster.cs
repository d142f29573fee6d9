using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>Ticks the cluster for the pages: every second while anyone watches, else every five. One tick at a time.</summary>
/// <remarks>A watched tick takes from the hosts that somebody looks at what they just sent, and asks the others no more often than an unwatched one.</remarks>
internal sealed partial class LiveCluster(ICluster cluster, LiveHistory history, TimeProvider clock, ILogger<LiveCluster> logger) : ILiveCluster, IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly HostWatches _watches = new(cluster, clock);
    private readonly IdleCollection _garbage = new();
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
            await TickAsync(watched, cancellationToken);
            await WaitAsync(watched, start, cancellationToken);
        }
    }

    private async Task TickAsync(bool watched, CancellationToken cancellationToken)
    {
        try
        {
            _watches.Follow(history.Newest.Snapshot);

            // Half a period: what a scrape has just collected is good enough, what the last tick collected is not.
            ClusterSnapshot snapshot = watched
                ? await cluster.GetAsync(LivePeriod.Watched / 2, LivePeriod.ReusedFor, LivePeriod.WatchedDeadline, cancellationToken)
                : await cluster.GetAsync(LivePeriod.Unwatched / 2, LivePeriod.UnwatchedDeadline, cancellationToken);
            ClusterSnapshot filled = SilentHosts.Fill(snapshot, history.Newest.Snapshot, clock);
            history.Add(filled, _watches.PeriodOf);
            foreach (Subscription watcher in _watchers)
            {
                watcher.Push(filled);
            }

            _garbage.AfterTick();
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
    }

    private async Task WaitAsync(bool watched, long start, CancellationToken cancellationToken)
    {
        TimeSpan left = (watched ? LivePeriod.Watched : LivePeriod.Unwatched) - clock.GetElapsedTime(start);
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
