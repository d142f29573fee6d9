using Portal.Collectors;
using Portal.Configuration;
using Portal.Sampling;

namespace Portal.Systemd;

/// <summary>Tells systemd that the service is ready, that it still lives and that it stops.</summary>
/// <remarks>A sign of life is a snapshot that was taken, not a timer that ran: a program that can't measure any more is started anew.</remarks>
internal sealed partial class ServiceNotifier(
    NotifySettings settings,
    PortalMode mode,
    IHostSampler sampler,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ServiceNotifier> logger) : BackgroundService
{
    private static readonly TimeSpan StatusPeriod = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1);

    private readonly NotifySocket _socket = new(settings.Socket);
    private bool _saidNotTold;

    // Half of what is allowed, as sd_watchdog_enabled(3) asks for.
    private TimeSpan Period => settings.Watchdog is { } watchdog && watchdog / 2 < StatusPeriod ? watchdog / 2 : StatusPeriod;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.Register(() => Tell("STOPPING=1"));
        while (!await TryTellAsync("READY=1", stoppingToken))
        {
            await Task.Delay(RetryPeriod, clock, stoppingToken);
        }

        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryTellAsync(null, stoppingToken);
        }
    }

    // Ready means: whoever is ordered after this service may connect.
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task<bool> TryTellAsync(string? first, CancellationToken stoppingToken)
    {
        try
        {
            HostSnapshot snapshot = await sampler.GetAsync(Period, stoppingToken);
            Tell(string.Join('\n', ((string?[])[first, settings.Watchdog is null ? null : "WATCHDOG=1", "STATUS=" + ServiceStatus.Of(snapshot, mode)]).Where(line => line is not null)));
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            NoSnapshot(fault);
            return false;
        }
    }

    private void Tell(string state)
    {
        if (!_socket.TrySend(state) && !_saidNotTold)
        {
            _saidNotTold = true;
            NotTold();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No snapshot could be taken, so the service manager gets no sign of life.")]
    private partial void NoSnapshot(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The socket that NOTIFY_SOCKET names takes no messages; the service manager does not learn that the portal is ready.")]
    private partial void NotTold();
}
