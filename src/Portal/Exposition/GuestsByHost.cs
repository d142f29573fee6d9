using Portal.Cluster;
using Portal.Exposition.Families;

namespace Portal.Exposition;

/// <summary>A snapshot's guests host by host, else in the order they have. Hosts by name, guests without a place first.</summary>
internal sealed class GuestsByHost
{
    private readonly SortedDictionary<string, List<JoinedGuest>> _hosts = new(StringComparer.Ordinal);

    public IEnumerable<JoinedGuest> Of(ClusterSnapshot snapshot)
    {
        foreach (JoinedGuest guest in snapshot.Guests.OrEmpty())
        {
            string host = guest.Host ?? "";
            if (!_hosts.TryGetValue(host, out List<JoinedGuest>? guests))
            {
                _hosts.Add(host, guests = []);
            }

            guests.Add(guest);
        }

        return _hosts.Values.SelectMany(guests => guests);
    }

    public void Release() => _hosts.Clear();
}
