using System.Collections.Frozen;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>A cluster snapshot with, for each host, the earlier one that rates are made with. Immutable; all pages share it.</summary>
public sealed class LiveFrame
{
    private readonly FrozenDictionary<string, HostLive> _hosts;

    internal LiveFrame(ClusterSnapshot snapshot, IEnumerable<HostLive> hosts)
    {
        Snapshot = snapshot;
        _hosts = hosts.ToFrozenDictionary(host => host.Answer.Name, StringComparer.Ordinal);
    }

    internal static LiveFrame Empty { get; } = new(new ClusterSnapshot { TakenAt = DateTimeOffset.UnixEpoch }, []);

    public ClusterSnapshot Snapshot { get; }

    /// <summary>False until the cluster was asked for the first time.</summary>
    public bool HasSnapshot => Snapshot.TakenAt != DateTimeOffset.UnixEpoch;

    public HostLive? Host(string? name) => name is not null && _hosts.TryGetValue(name, out HostLive? host) ? host : null;

    /// <summary>The guest now and before, with the seconds between; the latter two null where no rate can be made.</summary>
    public GuestLive Guest(JoinedGuest guest)
    {
        HostLive? host = Host(guest.Host);
        GuestSample? before = guest.Sample is null ? null : host?.GuestBefore(guest.Sample);
        return new GuestLive(guest, before, before is null ? null : host?.Seconds);
    }
}

/// <summary>A guest beside its earlier sample, and the seconds between the two by the host's clock.</summary>
public readonly record struct GuestLive(JoinedGuest Guest, GuestSample? Before, double? Seconds)
{
    public GuestSample? Now => Guest.Sample;
}
