using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition.Gauges;

/// <summary>This host's newest snapshot and one that is at least a second older, kept from call to call: what TestbedOS slept half a second for. Thread-safe.</summary>
internal sealed class OwnFigures(ReadOwnHost readOwnHost)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly SnapshotTrail _trail = new();
    private readonly Lock _gate = new();

    /// <summary>The one before is null at the first call: percentages are absent then.</summary>
    public async ValueTask<(HostSnapshot Newest, KeptSnapshot? Previous)> GetAsync(CancellationToken cancellationToken)
    {
        HostSnapshot newest = await readOwnHost(MaxAge, cancellationToken);
        lock (_gate)
        {
            return (newest, _trail.Advance(newest));
        }
    }
}
