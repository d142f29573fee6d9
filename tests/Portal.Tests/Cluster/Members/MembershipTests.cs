using System.Collections.Frozen;
using System.Net;
using Portal.Cluster.Members;
using static Portal.Tests.Cluster.Members.TestMembership;

namespace Portal.Tests.Cluster.Members;

public sealed class MembershipTests
{
    [Fact]
    public void Every_source_has_its_hosts_in_it_and_the_order_is_by_name()
    {
        var members = new TestMembership(Section("Mutual", ("host-c", "host-c.lan")), null, "simulated-a")
        {
            All = [Joined("host-d", "10.0.0.4:3356")],
        }.Read(InCluster("main", "10.0.0.1"), InCluster("host-b", "10.0.0.2"), InStateFile("host-x"));

        Assert.Equal(["host-b", "host-c", "host-d", "host-x", "main", "simulated-a"], members.Names);
        Assert.Equal(MemberProtocol.Own, members["main"].Protocol);
        Assert.Equal(MemberProtocol.Sampled, members["simulated-a"].Protocol);
        Assert.Equal("https://10.0.0.2:3356/", members["host-b"].Address!.AbsoluteUri);
        Assert.Equal("https://host-c.lan:3356/", members["host-c"].Address!.AbsoluteUri);
        Assert.Equal("https://10.0.0.4:3356/", members["host-d"].Address!.AbsoluteUri);
        Assert.Null(members["host-x"].Address);
        Assert.Contains("state.json", members["host-x"].WhyNotAsked, StringComparison.Ordinal);
    }

    [Fact]
    public void This_host_is_always_listed_so_that_no_list_of_hosts_is_empty()
    {
        string name = new TestMembership(ownName: "alone").Members.Single().Name;
        Assert.Equal(("alone", Environment.MachineName), (name, new TestMembership().Members.Single().Name));
        Assert.Equal("alone", new TestMembership(ownName: "alone") { Current = FrozenSet.Create("alone") }.Read().Members.Single().Name);
        Member main = new TestMembership { Current = FrozenSet.Create("main", "host-b") }.Read(InCluster("main", "10.0.0.1"), InCluster("host-b", "10.0.0.2"))["main"];
        Assert.Equal((MemberProtocol.Own, null), (main.Protocol, main.WhyNotAsked));
    }

    [Fact]
    public void A_host_that_only_a_state_file_names_is_listed_in_a_cluster_without_certificates_too()
    {
        Member member = new TestMembership(Section("None")).Read(InCluster("main", "10.0.0.1"), InStateFile("host-x"))["host-x"];
        Assert.Equal((null, false), (member.Address, member.MayBeTestbed));
        Assert.Contains("state.json", member.WhyNotAsked, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_array_is_answered_while_nothing_changes()
    {
        var members = new TestMembership().Read(InCluster("host-b", "10.0.0.2"));
        var first = members.Members;

        Assert.Equal(first, members.Members);
        Assert.Equal(first, members.Read(InCluster("host-b", "10.0.0.2")).Members);
        Assert.NotEqual(first, members.Read(InCluster("host-b", "10.0.0.3")).Members);
    }

    [Fact]
    public void A_host_without_a_written_port_has_the_port_of_this_hosts_own_listener()
    {
        var cluster = Section("Mutual");
        cluster.Listen = "0.0.0.0:4356";

        Assert.Equal(4356, new TestMembership(cluster).Read(InCluster("host-b", "fd00::2"))["host-b"].Address!.Port);
        Assert.Equal(3357, new TestMembership(Section("None")).Read(InCluster("host-b", "fd00::2"))["host-b"].Address!.Port);
    }

    [Fact]
    public void The_operators_address_counts_more_than_the_testbeds()
    {
        Member member = new TestMembership(Section("Mutual", ("host-b", "10.9.9.9:1"))).Read(InCluster("host-b", "10.0.0.2"))["host-b"];
        Assert.Equal("10.9.9.9:1", member.Address!.Authority);
    }

    [Fact]
    public void Nobody_is_listed_under_two_names_at_one_address()
    {
        var members = new TestMembership(Section("Mutual", ("operators-name", "10.0.0.2:3356")))
        {
            All = [Joined("machine-b", "10.0.0.2:3356")],
        }.Read(InCluster("host-b", "10.0.0.2"));

        Assert.Equal(["host-b", "main"], members.Names);
        Assert.Equal("machine-b", members["host-b"].CertifiedName);
    }

    [Fact]
    public void A_join_under_a_chassis_name_is_the_host_with_that_key()
    {
        var members = new TestMembership { All = [Joined("chassis-b", "10.0.0.7:4444")] }.Read(InCluster("host-b", "10.0.0.2", "chassis-b"));

        Assert.Equal(["host-b", "main"], members.Names);
        Assert.Equal("10.0.0.7:4444", members["host-b"].Address!.Authority);
        Assert.Equal("chassis-b", members["host-b"].CertifiedName);
    }

    [Theory]
    [InlineData("Mutual")]
    [InlineData("None")]
    public void A_host_that_joined_has_a_heartbeat_under_whatever_name_it_is_listed_and_no_other_has(string security)
    {
        var members = new TestMembership(Section(security));
        if (security == "Mutual")
        {
            members.All = [Joined("chassis-b", "10.0.0.7:4444")];
        }
        else
        {
            members.Open.TryJoin("chassis-b", new OpenJoin(IPAddress.Parse("10.0.0.7"), 4444));
        }

        members.Read(InCluster("host-b", "10.0.0.2", "chassis-b"), InCluster("host-c", "10.0.0.3"));
        Assert.Null(members.HeartbeatAgeOf("host-b"));

        members.Beats.See("chassis-b");
        members.Beats.See("host-c");
        members.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(TimeSpan.FromSeconds(7), members.HeartbeatAgeOf("host-b"));
        Assert.Null(members.HeartbeatAgeOf("host-c"));
        Assert.Null(members.HeartbeatAgeOf("main"));

        members.Beats.See("chassis-b");
        Assert.Equal(TimeSpan.Zero, members.HeartbeatAgeOf("host-b"));
    }

    [Fact]
    public void A_dropped_host_keeps_its_last_address()
    {
        var members = new TestMembership().Read(InCluster("host-b", "10.0.0.2"));
        Member before = members["host-b"];

        Assert.Equal(before, members.Read()["host-b"]);
        Assert.Equal(before, members.Read(InStateFile("host-b"))["host-b"]);
        Assert.Equal("10.0.0.9:3356", members.Read(InCluster("host-b", "10.0.0.9"))["host-b"].Address!.Authority);
        Assert.Equal("10.0.0.9:3356", members.Read()["host-b"].Address!.Authority);
    }

    [Fact]
    public void A_dropped_host_is_gone_once_another_has_its_address()
    {
        var members = new TestMembership().Read(InCluster("host-b", "10.0.0.2"));
        _ = members.Members;

        Assert.Equal(["host-c", "main"], members.Read(InCluster("host-c", "10.0.0.2")).Names);
        Assert.Equal(["host-c", "main"], members.Read().Names);
    }

    [Fact]
    public void A_dropped_host_is_gone_once_it_is_denied()
    {
        var members = new TestMembership().Read(InCluster("host-b", "10.0.0.2"));
        _ = members.Members;
        members.Current = new[] { "host-b" }.ToFrozenSet(StringComparer.Ordinal);

        Assert.Equal(["main"], members.Read().Names);
    }

    [Fact]
    public void A_denied_host_is_listed_and_not_asked_and_comes_back()
    {
        var members = new TestMembership { All = [Joined("host-b", "10.0.0.2:3356")] };
        FrozenSet<string> nobody = members.Current;
        members.Current = new[] { "host-b" }.ToFrozenSet(StringComparer.Ordinal);
        Assert.Contains("Portal:Cluster:Denied", members["host-b"].WhyNotAsked, StringComparison.Ordinal);

        members.Current = nobody;
        Assert.Null(members["host-b"].WhyNotAsked);
    }

    [Fact]
    public void Denial_by_the_name_in_the_certificate_works_too()
    {
        var members = new TestMembership { All = [Joined("chassis-b", "10.0.0.2:3356")], Current = new[] { "chassis-b" }.ToFrozenSet(StringComparer.Ordinal) };
        Assert.NotNull(members.Read(InCluster("host-b", "10.0.0.2", "chassis-b"))["host-b"].WhyNotAsked);
    }

    [Fact]
    public void Under_mutual_plain_http_is_for_hosts_that_an_operator_wrote_so()
    {
        var members = new TestMembership(Section("Mutual", ("host-b", "http://10.0.0.2"))).Read(InCluster("host-c", "http://10.0.0.3"));

        Assert.Equal(MemberProtocol.Testbed, members["host-b"].Protocol);
        Assert.Equal("http://10.0.0.2:3355/", members["host-b"].Address!.AbsoluteUri);
        Assert.Null(members["host-c"].Address);
    }

    [Fact]
    public void A_host_with_a_certificate_is_never_spoken_to_in_plain_http()
    {
        var mutual = new TestMembership(Section("Mutual", ("host-b", "http://10.0.0.2"))) { All = [Joined("host-b", "10.0.0.2:3356")] };
        Assert.Equal("https://10.0.0.2:3356/", mutual["host-b"].Address!.AbsoluteUri);
        Assert.Equal(MemberProtocol.Mutual, mutual["host-b"].Protocol);

        var none = new TestMembership(Section("None")) { All = [Joined("host-b", "10.0.0.2:3356")] };
        Assert.True(none.Open.TryJoin("host-b", new OpenJoin(IPAddress.Parse("10.0.0.66"), 3357)));
        Assert.Contains("certificate", none["host-b"].WhyNotAsked, StringComparison.Ordinal);
        Assert.Equal("10.0.0.2:3356", none["host-b"].Address!.Authority);
    }

    [Fact]
    public void Open_joins_count_without_security_alone_and_move_nobody_that_an_operator_wrote_down()
    {
        var mutual = new TestMembership(Section("Mutual"));
        var none = new TestMembership(Section("None", ("host-c", "10.0.0.3")));
        foreach (TestMembership each in new[] { mutual, none })
        {
            Assert.True(each.Open.TryJoin("host-b", new OpenJoin(IPAddress.Parse("::ffff:10.0.0.2"), 4000)));
            Assert.True(each.Open.TryJoin("host-c", new OpenJoin(IPAddress.Parse("10.0.0.66"), null)));
        }

        Assert.Single(mutual.Read().Members);
        none.Read();
        Assert.Equal("http://10.0.0.2:4000/", none["host-b"].Address!.AbsoluteUri);
        Assert.False(none["host-b"].MayBeTestbed);
        Assert.Equal("http://10.0.0.3:3357/", none["host-c"].Address!.AbsoluteUri);
        Assert.True(none["host-c"].MayBeTestbed);
    }

    [Fact]
    public void There_is_an_end_to_open_joins()
    {
        var joins = new OpenJoins();
        var join = new OpenJoin(IPAddress.Loopback, null);
        Assert.All(Enumerable.Range(0, OpenJoins.Most), number => Assert.True(joins.TryJoin($"host-{number}", join)));

        Assert.False(joins.TryJoin("one-more", join));
        Assert.True(joins.TryJoin("host-1", join with { Port = 1 }));
    }

    [Fact]
    public void This_hosts_own_entry_is_no_second_host_under_a_configured_name() =>
        Assert.Equal(["host-a"], new TestMembership(null, "host-a").Read(InCluster("main", "10.0.0.1")).Names);
}
