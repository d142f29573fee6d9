using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Keeps a silent host's last answer on the pages for a while, with its true age, instead of dropping its figures at the first missed tick. What it needs is in the frame before: nothing is kept beside that.</summary>
internal static class SilentHosts
{
    public static ClusterSnapshot Fill(ClusterSnapshot snapshot, ClusterSnapshot previous, TimeProvider clock)
    {
        if (snapshot.Hosts.All(answer => answer.Snapshot is not null))
        {
            return snapshot;
        }

        var before = new Dictionary<string, HostAnswer>(StringComparer.Ordinal);
        foreach (HostAnswer answer in previous.Hosts)
        {
            before.TryAdd(answer.Name, answer);
        }

        TimeSpan between = clock.GetElapsedTime(previous.Timestamp, snapshot.Timestamp);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        HostAnswer[] hosts = [.. snapshot.Hosts];
        foreach (ref HostAnswer host in hosts.AsSpan())
        {
            if (host.Snapshot is null && before.TryGetValue(host.Name, out HostAnswer? last) && last.Snapshot is not null
                && (last.SnapshotAge ?? TimeSpan.Zero) + between is var age && age <= LivePeriod.KeepStale)
            {
                host = host with { Snapshot = last.Snapshot, Previous = last.Previous, SnapshotAge = age };
                filled.Add(host.Name);
            }
        }

        return filled.Count == 0 ? snapshot : snapshot with { Hosts = [.. hosts], Guests = Refill(snapshot, previous, filled) };
    }

    private static ImmutableArray<JoinedGuest> Refill(ClusterSnapshot snapshot, ClusterSnapshot previous, HashSet<string> filled)
    {
        var known = new Dictionary<(string?, string, string, string?), JoinedGuest>();
        foreach (JoinedGuest guest in previous.Guests.Where(guest => guest is { Host: not null, Sample: not null } && filled.Contains(guest.Host)))
        {
            known[Key(guest)] = guest;
        }

        var guests = ImmutableArray.CreateBuilder<JoinedGuest>(snapshot.Guests.Length);
        foreach (JoinedGuest guest in snapshot.Guests)
        {
            guests.Add(guest.Sample is null && guest.State == GuestState.Unknown && known.Remove(Key(guest), out JoinedGuest? last)
                ? last with { Expected = guest.Expected, ShouldRun = guest.ShouldRun }
                : guest);
        }

        // Guests that nobody expects are not in the join of a silent host at all.
        guests.AddRange(known.Values.Where(guest => guest.Project is null).OrderBy(guest => guest.Name, StringComparer.Ordinal));
        return guests.DrainToImmutable();
    }

    private static (string?, string, string, string?) Key(JoinedGuest guest) => (guest.Project, guest.Name, guest.Kind, guest.Host);
}
