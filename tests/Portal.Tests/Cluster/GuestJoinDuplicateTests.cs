using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Cluster;

[Trait("Fault", "H13")]
public class GuestJoinDuplicateTests
{
    private static ExpectedGuest Expect(string name, string? host, string project = "campus") => new()
    {
        Name = name,
        RealName = name,
        KindName = "docker",
        Kind = GuestKind.Docker,
        Host = host,
        RuntimeName = project + "-" + name,
    };

    private static Deployment Up(string name, params ExpectedGuest[] guests) => new() { Name = name, RealName = name, Project = name, State = DeploymentState.Up, HasState = true, Guests = [.. guests] };

    private static HostAnswer Answers(string host, params GuestSample[] guests) => new()
    {
        Name = host,
        Mode = "client",
        Fetch = new FetchStatus { Result = FetchResult.Ok },
        Snapshot = new HostSnapshot { Host = host, TakenAt = DateTimeOffset.UnixEpoch, Guests = [.. guests] },
    };

    private static GuestSample Runs(string runtimeName, GuestState state = GuestState.Running) => new() { Kind = GuestKind.Docker, RuntimeName = runtimeName, State = state };

    private static ImmutableArray<JoinedGuest> Join(ImmutableArray<Deployment> deployments, params HostAnswer[] hosts)
    {
        var contents = new TestbedContents { Deployments = deployments };
        return GuestJoin.Join(contents, new GuestClaims(contents), [.. hosts], new Dictionary<string, KeptSnapshot?>());
    }

    [Theory]
    [InlineData("a", "z")]
    [InlineData("z", "a")]
    public void A_guest_stays_that_of_the_host_where_it_should_run_when_another_reports_it_too(string place, string liar)
    {
        ImmutableArray<JoinedGuest> guests = Join([Up("campus", Expect("web", place))], Answers("a", Runs("campus-web")), Answers("z", Runs("campus-web")));

        Assert.Equal([("campus", place), (null, liar)], guests.Select(guest => (guest.Project, guest.Host)));
        Assert.False(guests[0].IsDuplicate);
        Assert.True(guests[1].IsDuplicate);
        Assert.Equal("campus-web", guests[1].Name);
        Assert.False(guests[1].OnWrongHost);
        Assert.False(guests[1].ShouldRun);
    }

    [Fact]
    public void A_stopped_guest_at_its_place_is_not_taken_over_by_one_that_runs_elsewhere()
    {
        ImmutableArray<JoinedGuest> guests = Join([Up("campus", Expect("web", "b"))], Answers("a", Runs("campus-web")), Answers("b", Runs("campus-web", GuestState.Stopped)));

        Assert.Equal([("campus", "b", GuestState.Stopped), (null, "a", GuestState.Running)], guests.Select(guest => (guest.Project, guest.Host, guest.State)));
    }

    [Fact]
    public void Of_two_wrong_hosts_the_one_where_it_runs_is_believed_then_the_first_by_name()
    {
        ImmutableArray<Deployment> expected = [Up("campus", Expect("web", "c"))];

        Assert.Equal("b", Join(expected, Answers("a", Runs("campus-web", GuestState.Stopped)), Answers("b", Runs("campus-web")), Answers("c"))[0].Host);
        Assert.Equal("a", Join(expected, Answers("a", Runs("campus-web")), Answers("b", Runs("campus-web")), Answers("c"))[0].Host);
    }

    [Fact]
    public void Two_deployments_that_expect_one_runtime_name_on_two_hosts_each_get_their_own()
    {
        ImmutableArray<JoinedGuest> guests = Join(
            [Up("a", Expect("b-c", "one", "a")), Up("a-b", Expect("c", "two", "a-b"))],
            Answers("one", Runs("a-b-c")),
            Answers("two", Runs("a-b-c")));

        Assert.Equal([("a", "b-c", "one"), ("a-b", "c", "two")], guests.Select(guest => (guest.Project, guest.Name, guest.Host)));
        Assert.All(guests, guest => Assert.False(guest.OnWrongHost || guest.IsDuplicate));
    }

    [Fact]
    public void The_claimant_that_gets_no_report_is_missing()
    {
        ImmutableArray<JoinedGuest> guests = Join([Up("a", Expect("b-c", "one", "a")), Up("a-b", Expect("c", "one", "a-b"))], Answers("one", Runs("a-b-c")));

        Assert.Equal([("a", GuestState.Running), ("a-b", GuestState.Missing)], guests.Select(guest => (guest.Project, guest.State)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData(null)]
    public void A_host_that_reports_one_guest_twice_is_believed_once(string? place)
    {
        ImmutableArray<JoinedGuest> guests = Join([Up("campus", Expect("web", place))], Answers("a", Runs("campus-web"), Runs("campus-web"), Runs("other"), Runs("other")), Answers("b"));

        Assert.Equal([("campus", "web", "a"), (null, "other", "a")], guests.Select(guest => (guest.Project, guest.Name, guest.Host)));
    }

    [Fact]
    public void Two_kinds_with_one_runtime_name_share_nothing()
    {
        ImmutableArray<JoinedGuest> guests = Join([Up("campus", Expect("web", "a"))], Answers("a", Runs("campus-web") with { Kind = GuestKind.Libvirt }));

        Assert.Equal([("campus", "docker", GuestState.Missing), (null, "libvirt", GuestState.Running)], guests.Select(guest => (guest.Project, guest.Kind, guest.State)));
    }
}
