using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition;

/// <summary>A host's own snapshot in the shape of a cluster of one.</summary>
internal static class LocalSnapshot
{
    public static ClusterSnapshot Of(HostSnapshot host, bool isMain) => new()
    {
        TakenAt = host.TakenAt,
        Hosts =
        [
            new HostAnswer
            {
                Name = host.Host,
                Mode = isMain ? "main" : "client",
                Snapshot = host,
                Fetch = new FetchStatus { Result = FetchResult.Ok },
            },
        ],
        Guests =
        [
            .. host.Guests.Select(guest => new JoinedGuest
            {
                Name = guest.RuntimeName,
                RuntimeName = guest.RuntimeName,
                Kind = guest.Kind.Name,
                Host = host.Host,
                State = guest.State,
                Sample = guest,
            }),
        ],
    };
}
