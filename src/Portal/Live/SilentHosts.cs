using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Keeps a silent host's last answer on the pages for a while, with its true age, instead of dropping its figures at the first missed tick. Not thread-safe: the tick owns it.</summary>
internal sealed class SilentHosts(TimeProvider clock)
{
    private readonly Dictionary<string, LastAnswer> _last = new(StringComparer.Ordinal);

    public ClusterSnapshot Fill(ClusterSnapshot snapshot)
    {
        HashSet<string>? filled = null;
        HostAnswer[] hosts = new HostAnswer[snapshot.Hosts.Length];
        long now = clock.GetTimestamp();
        for (int i = 0; i < hosts.Length; i++)
        {
            HostAnswer answer = hosts[i] = snapshot.Hosts[i];
            if (answer.Snapshot is not null)
            {
                _last[answer.Name] = new LastAnswer(answer.Snapshot, answer.SnapshotAge ?? TimeSpan.Zero, now, snapshot);
            }
            else if (_last.TryGetValue(answer.Name, out LastAnswer? last) && last.Age(clock, now) is var age && age <= LivePeriod.KeepStale)
            {
                hosts[i] = answer with { Snapshot = last.Snapshot, SnapshotAge = age };
                (filled ??= new HashSet<string>(StringComparer.Ordinal)).Add(answer.Name);
            }
        }

        Forget(snapshot);
        return filled is null ? snapshot : snapshot with { Hosts = [.. hosts], Guests = Refill(snapshot, filled) };
    }

    private ImmutableArray<JoinedGuest> Refill(ClusterSnapshot snapshot, HashSet<string> filled)
    {
        var known = new Dictionary<(string?, string, string, string?), JoinedGuest>();
        foreach (string host in filled)
        {
            foreach (JoinedGuest guest in _last[host].Cluster.Guests.Where(guest => string.Equals(guest.Host, host, StringComparison.Ordinal) && guest.Sample is not null))
            {
                known[Key(guest)] = guest;
            }
        }

        var guests = ImmutableArray.CreateBuilder<JoinedGuest>(snapshot.Guests.Length);
        foreach (JoinedGuest guest in snapshot.Guests)
        {
            guests.Add(guest.Sample is null && guest.State == GuestState.Unknown && known.Remove(Key(guest), out JoinedGuest? last)
                ? guest with { Sample = last.Sample, State = last.State }
                : guest);
        }

        // Guests that nobody expects are not in the join of a silent host at all.
        guests.AddRange(known.Values.Where(guest => guest.Project is null).OrderBy(guest => guest.Name, StringComparer.Ordinal));
        return guests.DrainToImmutable();
    }

    private static (string?, string, string, string?) Key(JoinedGuest guest) => (guest.Project, guest.Name, guest.Kind, guest.Host);

    private void Forget(ClusterSnapshot snapshot)
    {
        if (_last.Count > snapshot.Hosts.Length)
        {
            var members = snapshot.Hosts.Select(host => host.Name).ToHashSet(StringComparer.Ordinal);
            foreach (string gone in _last.Keys.Where(name => !members.Contains(name)).ToArray())
            {
                _last.Remove(gone);
            }
        }
    }

    private sealed record LastAnswer(HostSnapshot Snapshot, TimeSpan AgeThen, long Then, ClusterSnapshot Cluster)
    {
        public TimeSpan Age(TimeProvider clock, long now) => AgeThen + clock.GetElapsedTime(Then, now);
    }
}
