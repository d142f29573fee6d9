using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition.Families;

/// <summary>How many guests of each host and kind run and belong to no deployment; filled anew for each answer.</summary>
internal sealed class UnassignedGuests
{
    private readonly Dictionary<(string Host, string Kind), long> _counts = [];

    public long Count(string host, string kind) => _counts.GetValueOrDefault((host, kind));

    public void Fill(ClusterSnapshot snapshot)
    {
        _counts.Clear();
        foreach (JoinedGuest guest in snapshot.Guests.OrEmpty())
        {
            if (guest is { Project: null, Host: { } host, State: GuestState.Running })
            {
                _counts[(host, guest.Kind)] = Count(host, guest.Kind) + 1;
            }
        }
    }
}
