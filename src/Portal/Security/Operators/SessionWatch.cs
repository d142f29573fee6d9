namespace Portal.Security.Operators;

/// <summary>Looks each minute whether the token is another one or a session too old, and ends the open tabs of who is not signed in any more.</summary>
internal sealed class SessionWatch(OperatorToken token, OperatorSessions sessions, CircuitConnections circuits, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            token.ReadAgain();
            circuits.EndWhere(user => !sessions.IsGood(user));
        }
    }
}
