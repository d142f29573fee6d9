using System.Collections.Immutable;
using Portal.Cluster.Members;
using Portal.Exposition;

namespace Portal.Tests.Exposition;

public sealed class DiscoveryTests
{
    [Fact]
    public void Every_host_that_can_be_scraped_is_a_target_group_and_no_other()
    {
        Member plain = new() { Name = "host-b", Mode = "client", Protocol = MemberProtocol.Plain, Address = new Uri("http://[fd00::2]:4000") };
        ImmutableArray<Member> members =
        [
            new Member { Name = "host-a", Mode = "main", Protocol = MemberProtocol.Own },
            plain,
            plain with { Name = "host-c", Protocol = MemberProtocol.Mutual, Address = new Uri("https://10.0.0.3:3356") },
            plain with { Name = "denied", WhyNotAsked = "It is denied." },
            plain with { Name = "nowhere", Address = null },
            plain with { Name = "testbed", Protocol = MemberProtocol.Testbed },
            new Member { Name = "simulated", Mode = "client", Protocol = MemberProtocol.Sampled },
        ];

        ImmutableArray<TargetGroup> groups = DiscoveryEndpoint.Groups(members, "10.0.0.1:3357");

        Assert.Equal(["10.0.0.1:3357", "[fd00::2]:4000", "10.0.0.3:3357"], groups.Select(group => Assert.Single(group.Targets)));
        Assert.Equal(["host-a", "host-b", "host-c"], groups.Select(group => group.Labels["__meta_portal_host"]));
        Assert.All(groups, group => Assert.All(group.Labels.Keys, label => Assert.StartsWith("__meta_portal_", label, StringComparison.Ordinal)));
    }
}
