using Portal.Cluster.Members;
using Portal.Configuration;

namespace Portal.Tests.Cluster.Members;

public sealed class MemberOptionsTests
{
    [Fact]
    public void Every_wrong_host_is_named_at_once()
    {
        var cluster = TestMembership.Section("Mutual", ("good", "10.0.0.2"), ("b/d", "10.0.0.3"), ("odd", "0x7f.1"), ("twice", "10.0.0.2:3356"), ("user", "a@b"));
        cluster.Denied = "host-x, in\u0001valid, invalid-0123456789ab";
        cluster.Main = "http://10.0.0.1";

        string[] expected = ["'b/d'", "Hosts:odd", "Hosts:twice", "Hosts:user", "Denied holds 'in\uFFFDvalid'", "Portal:Cluster:Main"];
        var faults = MemberOptions.Faults(cluster);

        Assert.Equal(expected.Length, faults.Length);
        Assert.All(expected, text => Assert.Contains(faults, fault => fault.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_security_the_main_hosts_address_may_say_http() =>
        Assert.Empty(MemberOptions.Faults(new ClusterSection { Security = "None", Main = "http://10.0.0.1:3357" }));
}
