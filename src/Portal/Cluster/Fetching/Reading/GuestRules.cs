using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>Which guests of an answer are kept: at most 2,000, each with a name, each once.</summary>
internal static class GuestRules
{
    /// <summary>More than one host can run.</summary>
    public const int MostGuests = 2000;

    public static HostSnapshot Apply(HostSnapshot snapshot)
    {
        var seen = new HashSet<(GuestKind, string)>(snapshot.Guests.Length);
        bool all = snapshot.Guests.Length <= MostGuests;
        foreach (GuestSample guest in snapshot.Guests.AsSpan()[..Math.Min(snapshot.Guests.Length, MostGuests)])
        {
            all &= guest.RuntimeName.Length > 0 && seen.Add((guest.Kind, guest.RuntimeName));
        }

        if (all)
        {
            return snapshot;
        }

        seen.Clear();
        ImmutableArray<GuestSample> kept = [.. snapshot.Guests.Where(guest => guest.RuntimeName.Length > 0 && seen.Add((guest.Kind, guest.RuntimeName))).Take(MostGuests)];
        ReadingTally.AddUnread(snapshot.Guests.Length - kept.Length);
        return snapshot with { Guests = kept };
    }
}
