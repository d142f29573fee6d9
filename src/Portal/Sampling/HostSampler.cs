using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>Keeps this host's newest snapshot and takes a new one when it is too old: one collection at a time, shared by all who wait.</summary>
public sealed class HostSampler(SnapshotCollector collector, TimeProvider clock) : IHostSampler
{
    private readonly Lock _gate = new();
    private Taken? _newest;
    private Task<HostSnapshot>? _running;

    public ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        Task<HostSnapshot> running;
        lock (_gate)
        {
            if (_newest is { } newest && clock.GetElapsedTime(newest.Timestamp) <= maxAge)
            {
                return ValueTask.FromResult(newest.Snapshot);
            }

            running = _running ??= Task.Run(CollectAsync, CancellationToken.None);
        }

        return new ValueTask<HostSnapshot>(running.WaitAsync(cancellationToken));
    }

    private async Task<HostSnapshot> CollectAsync()
    {
        try
        {
            HostSnapshot snapshot = await collector.CollectAsync(CancellationToken.None);
            lock (_gate)
            {
                _newest = new Taken(snapshot, clock.GetTimestamp());
            }

            return snapshot;
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private sealed record Taken(HostSnapshot Snapshot, long Timestamp);
}
