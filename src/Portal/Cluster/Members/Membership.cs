using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster.Members;

/// <summary>This host, those of the testbed's files, of the configuration and of joins, and the simulated ones. Thread-safe.</summary>
internal sealed class Membership(
    OwnHost ownHost, IEnumerable<SampledHost> sampled, ClusterSection cluster, IJoinedHosts joined, OpenJoins open, IDeniedNames denied, Heartbeats beats) : IMembership
{
    private readonly Lock _gate = new();
    private readonly ImmutableArray<SampledHost> _sampled = [.. sampled];
    private readonly RememberedHosts _remembered = new();
    private Sources? _from;
    private ImmutableArray<Member> _members = [];

    public ImmutableArray<Member> MembersIn(TestbedContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        lock (_gate)
        {
            var sources = new Sources(contents, joined.All, open.All, denied.Current);
            if (_from is null || !_from.AreThoseOf(sources))
            {
                _from = sources;
                ImmutableArray<Member> members = List(sources);
                _members = _members.SequenceEqual(members) ? _members : members;
            }

            return _members;
        }
    }

    public TimeSpan? HeartbeatAgeOf(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.JoinedAs is { } name ? beats.AgeOf(name) : null;
    }

    private ImmutableArray<Member> List(Sources from)
    {
        string own = ownHost.NameIn(from.Contents);
        var hosts = new KnownHosts(cluster);
        hosts.AddTestbed(from.Contents);
        _remembered.Learn(from.Contents, hosts.All);
        hosts.AddConfigured();
        hosts.AddJoined(from.Joined, from.Contents);
        hosts.AddOpen(from.Open.Where(_ => !cluster.IsMutual), from.Contents);
        foreach (KnownHost host in _remembered.Dropped(hosts, from.Denied))
        {
            hosts.Add(host);
        }

        var members = new SortedDictionary<string, Member>(StringComparer.Ordinal);
        foreach (KnownHost host in hosts.All.Where(host => host.Name != from.Contents.OwnHost))
        {
            members[host.Name] = new MemberRules(cluster, from.Denied).MemberOf(host);
        }

        foreach (SampledHost host in _sampled)
        {
            members[host.Name] = new Member { Name = host.Name, Mode = "client", Protocol = MemberProtocol.Sampled };
        }

        members[own] = new Member { Name = own, Mode = "main", Protocol = MemberProtocol.Own };
        return [.. members.Values];
    }

    private sealed record Sources(TestbedContents Contents, ImmutableArray<JoinedHost> Joined, ImmutableSortedDictionary<string, OpenJoin> Open, FrozenSet<string> Denied)
    {
        // Each is replaced as a whole when it changes.
        public bool AreThoseOf(Sources other) =>
            ReferenceEquals(Contents, other.Contents) && Joined == other.Joined && ReferenceEquals(Open, other.Open) && ReferenceEquals(Denied, other.Denied);
    }
}
