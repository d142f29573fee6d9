namespace Portal.Security.Keys;

/// <summary>Gives the main host a new certificate at two thirds of the old one's life. Listeners and connections take it at their next handshake.</summary>
internal sealed partial class MainRenewal(KeyFolder folder, ClusterAuthority authority, ClusterIdentity identity, TimeProvider clock, ILogger<MainRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>The time has come: two thirds of the life are over.</summary>
    public static bool IsDue(ClusterKeys keys, DateTimeOffset now)
    {
        DateTimeOffset from = new(keys.Own.NotBefore), until = new(keys.Own.NotAfter);
        return now >= from + ((until - from) * (2.0 / 3));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            if (identity.Current is { } keys && IsDue(keys, clock.GetUtcNow()))
            {
                Renew();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Renew()
    {
        try
        {
            identity.Replace(folder.IssueMain(authority));
            LogRenewed();
        }
        catch (KeyFileException fault)
        {
            // A full disk: the old certificate has a month left, and the next hour tries again.
            LogNotRenewed(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The main host has a new certificate.")]
    private partial void LogRenewed();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The main host's certificate could not be renewed. {Why}")]
    private partial void LogNotRenewed(string why);
}
