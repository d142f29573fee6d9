using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;
using Portal.Tests.Support;

namespace Portal.Tests.Cluster.Members;

/// <summary>A membership whose sources a test sets.</summary>
internal sealed class TestMembership : IJoinedHosts, IDeniedNames
{
    private readonly Membership _membership;
    private TestbedContents _contents = TestbedContents.None;

    public TestMembership(ClusterSection? cluster = null, string? ownName = null, params string[] sampled)
    {
        Beats = new Heartbeats(Clock);
        _membership = new Membership(new OwnHost(ownName), sampled.Select(name => new SampledHost(name, new NoSampler())), cluster ?? new ClusterSection(), this, Open, this, Beats);
    }

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public OpenJoins Open { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public Heartbeats Beats { get; }

    public ImmutableArray<JoinedHost> All { get; set; } = [];

    public FrozenSet<string> Current { get; set; } = FrozenSet<string>.Empty;

    public ImmutableArray<Member> Members => _membership.MembersIn(_contents);

    public TimeSpan? HeartbeatAgeOf(string name) => _membership.HeartbeatAgeOf(this[name]);

    public Member this[string name] => Members.Single(member => member.Name == name);

    public IEnumerable<string> Names => Members.Select(member => member.Name);

    /// <summary>This host is <c>main</c>.</summary>
    public TestMembership Read(params TestbedHost[] hosts)
    {
        _contents = new TestbedContents { Hosts = [.. hosts], OwnHost = "main", Version = _contents.Version + 1 };
        return this;
    }

    public static TestbedHost InCluster(string name, string? address, string? chassis = null) =>
        new() { Name = name, RealName = name, Address = address, ChassisName = chassis ?? name, InCluster = true };

    public static TestbedHost InStateFile(string name) => new() { Name = name, RealName = name };

    public static ClusterSection Section(string security, params (string Name, string Address)[] hosts)
    {
        var cluster = new ClusterSection { Security = security };
        foreach ((string name, string address) in hosts)
        {
            cluster.Hosts[name] = address;
        }

        return cluster;
    }

    public static JoinedHost Joined(string name, string endpoint) => new(name, IPEndPoint.Parse(endpoint), DateTimeOffset.UnixEpoch);

    private sealed class NoSampler : IHostSampler
    {
        public ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
