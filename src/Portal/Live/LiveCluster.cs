using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>Ticks the cluster for the pages: every second while anyone watches, else every five. One tick at a time.</summary>
internal sealed partial class LiveCluster(ICluster cluster, LiveHistory history, TimeProvider clock, ILogger<LiveCluster> logger) : ILiveCluster, IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly SilentHosts _silent = new(clock);
    private ImmutableArray<Subscription> _watchers = [];
    private TaskCompletionSource _woken = NewWaker();
    private Task _loop = Task.CompletedTask;

    public ClusterSnapshot Newest => history.Newest.Snapshot;

    public IAsyncDisposable Watch(Func<ClusterSnapshot, Task> onSnapshot)
    {
        var subscription = new Subscription(onSnapshot, Remove, logger);
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

    public void Dispose() => _stopping.Dispose();

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
            // Half a period: what a scrape has just collected is good enough, what the last tick collected is not.
            TimeSpan maxAge = (watched ? LivePeriod.Watched : LivePeriod.Unwatched) / 2;
            ClusterSnapshot snapshot = await cluster.GetAsync(maxAge, watched ? LivePeriod.WatchedDeadline : LivePeriod.UnwatchedDeadline, cancellationToken);
            ClusterSnapshot filled = _silent.Fill(snapshot);
            history.Add(filled);
            foreach (Subscription watcher in _watchers)
            {
                watcher.Push(filled);
            }
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
