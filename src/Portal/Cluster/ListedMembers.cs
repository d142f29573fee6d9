using System.Collections.Immutable;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>Members that are written down: this host, the simulated ones, those of the configuration and those of the testbed's cluster file.</summary>
internal sealed class ListedMembers(OwnHost ownHost, IEnumerable<SampledHost> simulated, ClusterSection cluster) : IMembership
{
    private readonly Lock _gate = new();
    private readonly ImmutableArray<SampledHost> _simulated = [.. simulated];
    private TestbedContents? _contents;
    private ImmutableArray<Member> _members;

    public ImmutableArray<Member> MembersIn(TestbedContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        lock (_gate)
        {
            if (!ReferenceEquals(_contents, contents))
            {
                (_contents, _members) = (contents, List(contents));
            }

            return _members;
        }
    }

    private ImmutableArray<Member> List(TestbedContents contents)
    {
        var members = new SortedDictionary<string, Member>(StringComparer.Ordinal);
        MemberProtocol protocol = cluster.IsMutual ? MemberProtocol.Mutual : MemberProtocol.Plain;
        foreach (TestbedHost host in contents.Hosts)
        {
            Uri? address = AddressOf(host.Address);
            members[host.Name] = new Member { Name = host.Name, Mode = host.IsMain ? "main" : "client", Protocol = protocol, Address = address, WhyNotAsked = address is null ? "No address of it is known." : null };
        }

        foreach ((string name, string address) in cluster.Hosts)
        {
            members[name] = new Member { Name = name, Mode = "client", Protocol = protocol, Address = AddressOf(address) };
        }

        foreach (SampledHost host in _simulated)
        {
            members[host.Name] = new Member { Name = host.Name, Mode = "client", Protocol = MemberProtocol.Sampled };
        }

        string own = ownHost.NameIn(contents);
        members[own] = new Member { Name = own, Mode = "main", Protocol = MemberProtocol.Own };
        return [.. members.Values];
    }

    private Uri? AddressOf(string? text) =>
        text is not null && Uri.TryCreate($"http://{text.Replace("http://", "", StringComparison.Ordinal)}", UriKind.Absolute, out Uri? address)
            ? new UriBuilder(address) { Port = address.IsDefaultPort ? (cluster.IsMutual ? ClusterSection.DefaultPort : 3357) : address.Port }.Uri
            : null;
}
