using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>A cluster snapshot with, for each host, the earlier one that rates are made with. Immutable; all pages share it.</summary>
public sealed class LiveFrame
{
    private readonly Dictionary<string, HostLive> _hosts = new(StringComparer.Ordinal);

    internal LiveFrame(ClusterSnapshot snapshot, LiveFrame? earlier, Func<string, TimeSpan> periodOf, TimeSpan sinceStart)
    {
        Snapshot = snapshot;
        SinceStart = sinceStart;
        foreach (HostAnswer answer in snapshot.Hosts)
        {
            _hosts.TryAdd(answer.Name, new HostLive(answer, earlier?.Host(answer.Name), periodOf(answer.Name), sinceStart));
        }
    }

    internal static LiveFrame Empty { get; } = new(new ClusterSnapshot { TakenAt = DateTimeOffset.UnixEpoch }, null, static _ => LivePeriod.Unwatched, TimeSpan.Zero);

    public ClusterSnapshot Snapshot { get; }

    /// <summary>Since the program began to ask, when this was made.</summary>
    public TimeSpan SinceStart { get; }

    /// <summary>False until the cluster was asked for the first time.</summary>
    public bool HasSnapshot => Snapshot.TakenAt != DateTimeOffset.UnixEpoch;

    /// <summary>Some host of it is made up.</summary>
    public bool IsDemo => Snapshot.Hosts.Any(answer => answer.IsSimulated);

    /// <summary>In the snapshot's order.</summary>
    public IEnumerable<HostLive> Hosts => Snapshot.Hosts.Select(answer => _hosts[answer.Name]);

    public HostLive? Host(string? name) => name is not null && _hosts.TryGetValue(name, out HostLive? host) ? host : null;

    /// <summary>The guest now and before, with the seconds between; the latter two null where no rate can be made.</summary>
    public GuestLive Guest(JoinedGuest guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        double? seconds = guest is { Sample: not null, PreviousSample: not null } ? Host(guest.Host)?.Seconds : null;
        return new GuestLive(guest, seconds is null ? null : guest.PreviousSample, seconds);
    }
}

/// <summary>A guest beside its earlier sample, and the seconds between the two by the host's clock.</summary>
public readonly record struct GuestLive(JoinedGuest Guest, GuestSample? Before, double? Seconds)
{
    public GuestSample? Now => Guest.Sample;
}
