using System.Collections.Immutable;

namespace Portal.Stack;

/// <summary>Asks Grafana and Prometheus while somebody watches, and tells the pages of changes.</summary>
internal sealed partial class StackMonitor : BackgroundService, IStack
{
    private readonly PartProbe _grafana;
    private readonly PartProbe _prometheus;
    private readonly TimeProvider _clock;
    private readonly ILogger<StackMonitor> _logger;
    private readonly Lock _gate = new();
    private ImmutableArray<StackWatch> _watches = [];
    private TaskCompletionSource _woken = NewWaker();

    public StackMonitor(PartProbe grafana, PartProbe prometheus, TimeProvider clock, ILogger<StackMonitor> logger)
    {
        (_grafana, _prometheus, _clock, _logger) = (grafana, prometheus, clock, logger);
    }

    public StackState State => new(_grafana.State, _prometheus.State);

    public IStackWatch Watch(Action onChange)
    {
        var watch = new StackWatch(onChange, _ => Wake(), Remove);
        lock (_gate)
        {
            _watches = _watches.Add(watch);
        }

        Wake();
        return watch;
    }

    /// <summary>What the newest answers say, asked for if they are older than a few seconds.</summary>
    public async Task<(ProbeAnswer? Grafana, ProbeAnswer? Prometheus)> NewestAsync(CancellationToken cancellationToken)
    {
        bool[] changed = await Task.WhenAll(_grafana.AskAsync(StackPeriod.FreshEnough, cancellationToken), _prometheus.AskAsync(StackPeriod.FreshEnough, cancellationToken));
        if (changed.Contains(true))
        {
            Tell();
        }

        return (_grafana.Newest, _prometheus.Newest);
    }

    public override void Dispose()
    {
        _grafana.Dispose();
        _prometheus.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(RunAsync(_grafana, stoppingToken), RunAsync(_prometheus, stoppingToken));

    private static TaskCompletionSource NewWaker() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Each by itself: a Grafana that hangs must not keep Prometheus waiting.
    private async Task RunAsync(PartProbe part, CancellationToken stoppingToken)
    {
        while (part.IsConfigured && !stoppingToken.IsCancellationRequested)
        {
            long start = _clock.GetTimestamp();
            Task woken = _woken.Task;
            bool isWatched = !_watches.IsEmpty;
            if (isWatched)
            {
                await AskAsync(part, stoppingToken);
            }

            await WaitAsync(part, isWatched, start, woken, stoppingToken);
        }
    }

    private async Task AskAsync(PartProbe part, CancellationToken stoppingToken)
    {
        try
        {
            if (await part.AskAsync(TimeSpan.Zero, stoppingToken))
            {
                Tell();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        catch (Exception fault)
        {
            // The border of the loop: what could not be asked is asked again.
            LogProbeFailed(_logger, fault);
        }
    }

    // Whoever opens a page or brings a history on screen cuts the pause of half a minute short, never that of a second.
    private async Task WaitAsync(PartProbe part, bool isWatched, long start, Task woken, CancellationToken stoppingToken)
    {
        bool isOnScreen = _watches.Any(watch => watch.IsOnScreen);
        TimeSpan? period = !isWatched ? null : part.IsUnsettled ? StackPeriod.Unsettled : isOnScreen ? StackPeriod.OnScreen : StackPeriod.Watched;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        TimeSpan left = period is { } known ? known - _clock.GetElapsedTime(start) : Timeout.InfiniteTimeSpan;
        Task pause = Task.Delay(period is not null && left < TimeSpan.Zero ? TimeSpan.Zero : left, _clock, ended.Token);
        bool mayBeWoken = period is null || period == StackPeriod.Watched;
        await (mayBeWoken ? Task.WhenAny(pause, woken) : pause).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
    }

    private void Wake()
    {
        TaskCompletionSource woken;
        lock (_gate)
        {
            woken = _woken;
            _woken = NewWaker();
        }

        woken.TrySetResult();
    }

    private void Remove(StackWatch watch)
    {
        lock (_gate)
        {
            _watches = _watches.Remove(watch);
        }
    }

    private void Tell()
    {
        foreach (StackWatch watch in _watches)
        {
            watch.Tell();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Grafana or Prometheus could not be asked.")]
    private static partial void LogProbeFailed(ILogger logger, Exception fault);
}
