using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Guests;
using Portal.Testbed;

namespace Portal.Tests.Cluster;

/// <summary>A guest that nobody reports: what is said of it depends on the hosts where it could be, whatever the main host itself can measure.</summary>
public class AbsentGuestTests
{
    private static readonly CollectorOutcome Whole = new() { Collector = "docker", Tier = 0, Success = true, Guests = 0 };
    private static readonly CollectorOutcome Failed = new() { Collector = "docker", Tier = 0, Success = false };
    private static readonly CollectorOutcome Other = new() { Collector = "libvirt", Tier = 0, Success = true, Guests = 0 };

    [Fact]
    public void A_guest_that_vanished_from_a_host_that_has_its_collector_is_missing_though_the_main_host_has_none()
    {
        JoinedGuest guest = Absent("b", isRegistered: false, Live("main", Other), Live("b", Other, Whole));

        Assert.Equal((GuestState.Missing, true, false), (guest.State, guest.ShouldRun, guest.NoCollector));
        Assert.Equal(("Missing", "b is live and does not run campus-web."), Said(guest));
    }

    [Fact]
    public void While_it_ran_there_it_was_expected_too()
    {
        HostAnswer host = Live("b", Whole);
        var web = new GuestSample { Kind = GuestKind.Docker, RuntimeName = "campus-web", State = GuestState.Running };
        JoinedGuest guest = Absent("b", isRegistered: false, Live("main", Other), host with { Snapshot = host.Snapshot! with { Guests = [web] } });

        Assert.Equal((GuestState.Running, true), (guest.State, guest.ShouldRun));
    }

    [Fact]
    public void It_is_unknown_while_its_collector_there_fails_or_its_host_is_silent()
    {
        JoinedGuest failed = Absent("b", isRegistered: false, Live("main", Other), Live("b", Failed));
        JoinedGuest silent = Absent("b", isRegistered: false, Live("main", Other), Silent("b", Whole));

        Assert.Equal((GuestState.Unknown, true, false), (failed.State, failed.ShouldRun, failed.NoCollector));
        Assert.Equal((GuestState.Unknown, true, false), (silent.State, silent.ShouldRun, silent.NoCollector));
        Assert.Equal(("Unknown", "Nobody can tell: b is silent or could not look for this kind of guest."), Said(silent));
    }

    [Fact]
    public void Another_host_that_has_the_collector_says_nothing_of_a_guest_that_should_be_elsewhere()
    {
        JoinedGuest guest = Absent("b", isRegistered: false, Live("main", Other), Live("b", Other), Live("c", Whole));

        Assert.Equal((GuestState.Unknown, false, true), (guest.State, guest.ShouldRun, guest.NoCollector));
        Assert.Equal("No collector", Said(guest).Word);
    }

    [Fact]
    public void A_kind_that_a_host_does_not_measure_stays_so_while_that_host_is_silent()
    {
        Assert.True(Absent("b", isRegistered: false, Live("main", Other), Silent("b", Other)).NoCollector);
        Assert.False(Absent("b", isRegistered: false, Live("main", Other), Silent("b")).NoCollector);
    }

    [Fact]
    public void Without_a_place_it_is_missing_where_every_host_that_has_its_collector_is_live()
    {
        JoinedGuest guest = Absent(null, isRegistered: false, Live("main", Other), Live("b", Whole), Silent("c", Other));

        Assert.Equal((GuestState.Missing, true), (guest.State, guest.ShouldRun));
        Assert.Equal(("Missing", "Every host that could run it is live, and none runs campus-web."), Said(guest));
        Assert.Equal(GuestState.Missing, Absent(null, isRegistered: true, Live("main", Whole), Silent("c", Other)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_place_it_is_unknown_while_a_host_that_could_have_it_is_silent_or_fails(bool isRegistered)
    {
        Assert.Equal(GuestState.Unknown, Absent(null, isRegistered, Live("b", Whole), Silent("c", Whole)).State);
        Assert.Equal(GuestState.Unknown, Absent(null, isRegistered, Live("b", Whole), Silent("c")).State);
        Assert.Equal(GuestState.Unknown, Absent(null, isRegistered, Live("b", Whole), Live("c", Failed)).State);
    }

    [Fact]
    public void Without_a_place_a_kind_that_no_host_measures_is_unknown()
    {
        JoinedGuest guest = Absent(null, isRegistered: false, Live("main", Other), Live("b", Other));

        Assert.Equal((GuestState.Unknown, false, true), (guest.State, guest.ShouldRun, guest.NoCollector));
    }

    private static (string Word, string Sentence) Said(JoinedGuest guest) => GuestStatus.Of(guest, deployment: null) is var status ? (status.Word, status.Sentence) : default;

    private static JoinedGuest Absent(string? place, bool isRegistered, params HostAnswer[] hosts)
    {
        var web = new ExpectedGuest { Name = "web", RealName = "web", KindName = "docker", Kind = isRegistered ? GuestKind.Docker : null, Host = place, RuntimeName = "campus-web" };
        var contents = new TestbedContents
        {
            Deployments = [new Deployment { Name = "campus", RealName = "campus", Project = "campus", State = DeploymentState.Up, HasState = true, Guests = [web] }],
        };
        return Assert.Single(GuestJoin.Join(contents, new GuestClaims(contents), [.. hosts], new Dictionary<string, KeptSnapshot?>()));
    }

    private static HostAnswer Live(string host, params ImmutableArray<CollectorOutcome> outcomes) => new()
    {
        Name = host,
        Mode = "client",
        Fetch = new FetchStatus { Result = FetchResult.Ok },
        Snapshot = new HostSnapshot { Host = host, TakenAt = DateTimeOffset.UnixEpoch, Collectors = outcomes },
    };

    /// <param name="last">What its newest answer had; none: it has never answered.</param>
    private static HostAnswer Silent(string host, CollectorOutcome? last = null) => new()
    {
        Name = host,
        Mode = "client",
        Fetch = new FetchStatus { Result = FetchResult.Timeout },
        LastCollectors = last is null ? default : [last],
    };
}
