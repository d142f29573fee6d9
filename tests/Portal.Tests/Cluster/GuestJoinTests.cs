using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Tests.Cluster;

public class GuestJoinTests
{
    private static ExpectedGuest Expect(string name, string? host = "a", bool template = false, GuestKind? kind = null) => new()
    {
        Name = name,
        RealName = name,
        KindName = (kind ?? GuestKind.Docker).Name,
        Kind = kind ?? GuestKind.Docker,
        Host = host,
        RuntimeName = "campus-" + name,
        IsTemplate = template,
    };

    private static TestbedContents Contents(DeploymentState state, params ExpectedGuest[] guests) => new()
    {
        Deployments = [new Deployment { Name = "campus", RealName = "campus", Project = "campus", State = state, HasState = true, Guests = [.. guests] }],
    };

    private static GuestSample Runs(string runtimeName, GuestState state = GuestState.Running) => new() { Kind = GuestKind.Docker, RuntimeName = runtimeName, State = state };

    private static HostAnswer Answers(string host, params GuestSample[] guests) => new()
    {
        Name = host,
        Mode = "client",
        Fetch = new FetchStatus { Result = FetchResult.Ok },
        Snapshot = new HostSnapshot { Host = "lies", TakenAt = DateTimeOffset.UnixEpoch, Guests = [.. guests] },
    };

    private static HostAnswer Silent(string host) => new() { Name = host, Mode = "client", Fetch = new FetchStatus { Result = FetchResult.Timeout } };

    private static HostAnswer WithDocker(HostAnswer answer, bool success, int? guests) => answer with
    {
        Snapshot = answer.Snapshot! with { Collectors = [new CollectorOutcome { Collector = "docker", Tier = 0, Success = success, Guests = guests }] },
    };

    private static ImmutableArray<JoinedGuest> Join(TestbedContents contents, params HostAnswer[] hosts) =>
        GuestJoin.Join(contents, new GuestClaims(contents), [.. hosts], new Dictionary<string, KeptSnapshot?>());

    [Fact]
    public void A_guest_that_runs_where_it_should_gets_project_and_name_and_the_members_host_name()
    {
        JoinedGuest guest = Assert.Single(Join(Contents(DeploymentState.Up, Expect("web")), Answers("a", Runs("campus-web"))));

        Assert.Equal(("campus", "web", "a", GuestState.Running), (guest.Project, guest.Name, guest.Host, guest.State));
        Assert.True(guest.ShouldRun);
        Assert.False(guest.OnWrongHost);
    }

    [Theory]
    [InlineData(DeploymentState.Up, GuestState.Missing)]
    [InlineData(DeploymentState.Running, GuestState.Stopped)]
    [InlineData(DeploymentState.Failed, GuestState.Stopped)]
    [InlineData(DeploymentState.Down, GuestState.Stopped)]
    [InlineData(DeploymentState.Unknown, GuestState.Stopped)]
    public void An_absent_guest_is_missing_only_while_its_deployment_is_up(DeploymentState flag, GuestState expected) =>
        Assert.Equal(expected, Assert.Single(Join(Contents(flag, Expect("web")), Answers("a"))).State);

    [Fact]
    public void A_silent_host_or_a_failed_collector_leaves_its_guests_unknown_and_never_missing()
    {
        TestbedContents contents = Contents(DeploymentState.Up, Expect("web"));

        Assert.Equal(GuestState.Unknown, Assert.Single(Join(contents, Silent("a"))).State);
        Assert.Equal(GuestState.Unknown, Assert.Single(Join(contents, WithDocker(Answers("a"), success: false, guests: null))).State);
    }

    [Fact]
    public void What_decides_is_whether_the_list_of_guests_was_whole_not_whether_every_number_could_be_read()
    {
        TestbedContents contents = Contents(DeploymentState.Up, Expect("web"));

        Assert.Equal(GuestState.Missing, Assert.Single(Join(contents, WithDocker(Answers("a"), success: false, guests: 3))).State);
        Assert.Equal(GuestState.Unknown, Assert.Single(Join(contents, WithDocker(Answers("a"), success: true, guests: null))).State);
    }

    [Fact]
    public void A_guest_without_a_host_is_missing_only_if_every_host_could_tell()
    {
        TestbedContents contents = Contents(DeploymentState.Up, Expect("web", host: null));

        Assert.Equal(GuestState.Missing, Assert.Single(Join(contents, Answers("a"), Answers("b"))).State);
        Assert.Equal(GuestState.Unknown, Assert.Single(Join(contents, Answers("a"), Silent("b"))).State);
    }

    [Fact]
    public void A_kind_that_nobody_measures_is_told_from_a_host_that_is_silent()
    {
        TestbedContents contents = Contents(DeploymentState.Up, Expect("web") with { Kind = null });

        Assert.Equal((GuestState.Unknown, true), Told(Answers("a")));
        Assert.Equal((GuestState.Unknown, false), Told(Silent("a")));
        Assert.Equal((GuestState.Unknown, false), Told(WithDocker(Answers("a"), success: false, guests: null)));
        Assert.Equal((GuestState.Running, false), Told(Answers("a", Runs("campus-web"))));

        (GuestState, bool) Told(HostAnswer host)
        {
            JoinedGuest guest = Assert.Single(Join(contents, host));
            return (guest.State, guest.NoCollector);
        }
    }

    [Fact]
    public void A_template_is_listed_and_never_missing()
    {
        JoinedGuest guest = Assert.Single(Join(Contents(DeploymentState.Up, Expect("web", template: true)), Answers("a")));

        Assert.True(guest.IsTemplate);
        Assert.False(guest.ShouldRun);
        Assert.NotEqual(GuestState.Missing, guest.State);
    }

    [Fact]
    public void A_guest_on_another_host_is_found_there_and_marked()
    {
        JoinedGuest guest = Assert.Single(Join(Contents(DeploymentState.Up, Expect("web", host: "b")), Answers("a", Runs("campus-web")), Answers("b")));

        Assert.True(guest.OnWrongHost);
        Assert.Equal("a", guest.Host);
    }

    [Fact]
    public void What_nobody_asked_for_is_unassigned_and_comes_last()
    {
        ImmutableArray<JoinedGuest> guests = Join(Contents(DeploymentState.Up, Expect("web")), Answers("a", Runs("db"), Runs("campus-web")));

        Assert.Equal(["web", "db"], guests.Select(guest => guest.Name));
        Assert.Null(guests[1].Project);
    }

    [Fact]
    public void A_guest_of_a_deployment_that_is_down_is_left_running_unless_it_has_ended()
    {
        TestbedContents contents = Contents(DeploymentState.Down, Expect("web"));

        Assert.True(Assert.Single(Join(contents, Answers("a", Runs("campus-web")))).LeftRunning);
        Assert.False(Assert.Single(Join(contents, Answers("a", Runs("campus-web", GuestState.Stopped)))).LeftRunning);
    }
}
