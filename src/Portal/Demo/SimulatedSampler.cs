using Portal.Collectors;
using Portal.Sampling;

namespace Portal.Demo;

/// <summary>Asks a simulated host as if it were far away: now and then it does not answer.</summary>
internal sealed class SimulatedSampler(SimulatedHost host, Silence? silence, TimeProvider clock) : IHostSampler
{
    private Taken? _newest;

    /// <summary>While the host is silent this returns only when it is cancelled, as a machine that has lost its network.</summary>
    public async ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        if (silence is { } spells && spells.IsAt(clock.GetUtcNow()))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }

        // Two callers at once may both make one: they are functions of the time, so neither is wrong.
        if (_newest is { } newest && clock.GetElapsedTime(newest.Timestamp) <= maxAge)
        {
            return newest.Snapshot;
        }

        var taken = new Taken(host.At(clock.GetUtcNow()), clock.GetTimestamp());
        _newest = taken;
        return taken.Snapshot;
    }

    private sealed record Taken(HostSnapshot Snapshot, long Timestamp);
}
