namespace Portal.Cluster.Joining;

/// <summary>A client's beat towards the main host, every ten seconds for as long as it runs. The log hears of changes only.</summary>
/// <remarks>A clean stop deletes nothing on the main host: this host becomes stale there, then offline, and is back after its next start.</remarks>
internal sealed partial class Heartbeat(IMainLink link, string main, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Heartbeat> logger) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private volatile Beat? _last;

    /// <summary>What came of the newest beat; null before the first.</summary>
    public Beat? Last => _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The main host calls back, so this host answers first.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            Say(await link.BeatAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Say(Beat beat)
    {
        Beat? before = _last;
        _last = beat;
        if (beat.State == BeatState.Joined)
        {
            LogJoined(logger, main);
        }
        else if (beat.State == BeatState.Member)
        {
            if (before is { State: not (BeatState.Member or BeatState.Joined) })
            {
                LogBack(logger, main);
            }
        }
        else if (before?.State != beat.State || (beat.State != BeatState.Unreachable && before.Why != beat.Why))
        {
            LogTrouble(logger, beat.Why ?? "The main host is not joined.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Joined the cluster of {Main}.")]
    private static partial void LogJoined(ILogger logger, string main);

    [LoggerMessage(Level = LogLevel.Information, Message = "The main host {Main} answers again and knows this host.")]
    private static partial void LogBack(ILogger logger, string main);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Why}")]
    private static partial void LogTrouble(ILogger logger, string why);
}
