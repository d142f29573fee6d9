namespace Portal.Cluster.Fetching;

/// <summary>Goes on giving a suspended member the full budget, every 5 s ± 20 %, until it answers. The spread keeps many that fell together from being asked together.</summary>
internal sealed class MemberProbe : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a scrape would have given it.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4.5);

    private const double Spread = 0.2;

    private readonly MemberFetch _member;
    private readonly CancellationTokenSource _gone = new();
    private readonly ITimer _timer;
    private int _armed;

    public MemberProbe(MemberFetch member, TimeProvider clock)
    {
        _member = member;
        _timer = clock.CreateTimer(static probe => ((MemberProbe)probe!).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Probes once the period is over; nothing where it is armed already.</summary>
    public void Arm()
    {
        if (Interlocked.Exchange(ref _armed, 1) == 0)
        {
            _timer.Change(NextPause(), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _timer.Dispose();
        _gone.Dispose();
    }

    private static TimeSpan NextPause() => Period * (1 - Spread + (2 * Spread * Random.Shared.NextDouble()));

    private async void Run()
    {
        try
        {
            CancellationToken gone = _gone.Token;
            bool isWell = await _member.ProbeAsync(Budget, gone);
            Volatile.Write(ref _armed, 0);
            if (!isWell)
            {
                Arm();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            // The member left the cluster while it was probed.
        }
    }
}
