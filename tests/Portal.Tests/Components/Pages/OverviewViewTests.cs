using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Overview;
using Portal.Live;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

public sealed class OverviewViewTests
{
    private static readonly Deployment Campus = new() { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true };

    [Fact]
    public void A_deployment_stands_before_its_guests_and_the_unassigned_come_last()
    {
        OverviewView view = View(null, Joined(null, "stray", "a", Guest("stray"), shouldRun: false), Joined("campus", "web-10", "a", Guest("campus-web-10")), Joined("campus", "web-2", "a", Guest("campus-web-2")));
        Assert.Equal(["campus", "web-2", "web-10", "unassigned", "stray"], view.Rows.Select(row => row.Name));
        Assert.Equal("hosts/a/guests/stray", view.Rows[^1].Href);
    }

    [Fact]
    public void What_needs_attention_comes_first_within_its_deployment()
    {
        OverviewView view = View(null, Joined("campus", "a", "a", Guest("campus-a")), Joined("campus", "z", "a", null, GuestState.Missing));
        Assert.Equal(["campus", "z", "a"], view.Rows.Select(row => row.Name));
        Assert.Equal("Missing", view.Rows[1].Status.Word);
        Assert.Equal(1, view.Totals.ProblemGuests);
    }

    [Fact]
    public void A_deployment_named_unassigned_is_another_group()
    {
        OverviewView view = OverviewView.From(
            Frame(Joint(0, [Answer("a", TakenOf("a", 0))], Joined("unassigned", "x", "a", Guest("unassigned-x")), Joined(null, "y", "a", Guest("y"))) with { Testbed = new TestbedContents { Deployments = [Campus with { Name = "unassigned" }] } }),
            null);
        Assert.Equal(4, view.Rows.Select(row => row.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("web", 2)]
    [InlineData("WEB-2", 1)]
    [InlineData("state:missing", 1)]
    [InlineData("host:a kind:docker", 3)]
    [InlineData("web state:missing", 0)]
    [InlineData("deployment:campus", 3)]
    [InlineData("cpu:x", 0)]
    public void Every_word_of_the_filter_must_match(string query, int shown)
    {
        OverviewView view = View(query, Joined("campus", "web-1", "a", Guest("campus-web-1")), Joined("campus", "web-2", "a", Guest("campus-web-2")), Joined("campus", "db", "a", null, GuestState.Missing));
        Assert.Equal(shown, view.ShownGuests);
        Assert.Equal(3, view.AllGuests);
    }

    [Fact]
    public void A_template_is_marked_and_counted_nowhere()
    {
        var expected = new ExpectedGuest { Name = "sensor", RealName = "sensor", KindName = "docker", RuntimeName = "campus-sensor", IsTemplate = true, CloneCount = 12 };
        OverviewView view = View(null, Joined("campus", "sensor", "a", null, GuestState.Missing, shouldRun: false) with { Expected = expected });
        Assert.Equal("Template", view.Rows[1].Status.Word);
        Assert.Equal((0, 0, 0), (view.Totals.ExpectedGuests, view.Totals.ProblemGuests, view.Totals.RunningGuests));
    }

    [Fact]
    public void A_stopped_guest_says_its_exit_code_and_why()
    {
        GuestSample stopped = Guest("campus-db", state: GuestState.Stopped) with { Exit = new GuestExit { Code = 137, OomKilled = true } };
        OverviewRow row = View(null, Joined("campus", "db", "a", stopped)).Rows[1];
        Assert.Equal("Stopped (137)", row.Status.Word);
        Assert.Contains("lack of memory", row.Status.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_figure_is_not_another_shape_but_another_state_is()
    {
        OverviewView running = View(null, Joined("campus", "web", "a", Guest("campus-web", 1)));
        Assert.True(View(null, Joined("campus", "web", "a", Guest("campus-web", 2))).HasShapeOf(running));
        Assert.False(View(null, Joined("campus", "web", "a", Guest("campus-web", 2, GuestState.Paused))).HasShapeOf(running));
    }

    [Fact]
    public void Figures_come_from_two_snapshots_and_are_absent_before()
    {
        var history = new LiveHistory(new ManualTimeProvider(Start));
        history.Add(Snapshot(0, 1));
        Assert.Equal("–", OverviewView.From(history.Newest, null).Cell("d/campus/docker/a/campus-web/web", "cpu").Text);
        history.Add(Snapshot(2, 2, before: Guest("campus-web", 1)));
        Assert.Equal("0.50\u00A0cores", OverviewView.From(history.Newest, null).Cell("d/campus/docker/a/campus-web/web", "cpu").Text);
        Assert.Equal("0.50\u00A0cores", OverviewView.From(history.Newest, null).Cell("d/campus/", "cpu").Text);
    }

    [Fact]
    public void A_silent_hosts_guest_is_unknown_and_no_missing_one()
    {
        ClusterSnapshot snapshot = Joint(0, [Answer("a", null)], Joined("campus", "web", "a", null, GuestState.Unknown)) with { Testbed = new TestbedContents { Deployments = [Campus] } };
        OverviewView view = OverviewView.From(Frame(snapshot), null);
        Assert.Equal("Unknown", view.Rows[1].Status.Word);
        Assert.Equal((0, 1), (view.Totals.ProblemGuests, view.Totals.UnknownGuests));
        Assert.Equal("Offline", view.Hosts[0].Status.Word);
    }

    private static ClusterSnapshot Snapshot(double at, double cpuSeconds, GuestSample? before = null)
    {
        GuestSample web = Guest("campus-web", cpuSeconds);
        HostSnapshot? earlier = before is null ? null : TakenOf("a", 0, guests: before);
        return Joint(at, [Answer("a", TakenOf("a", at, guests: web), before: earlier)], Joined("campus", "web", "a", web, before: before)) with { Testbed = new TestbedContents { Deployments = [Campus] } };
    }

    private static OverviewView View(string? query, params JoinedGuest[] guests) => OverviewView.From(
        Frame(Joint(0, [Answer("a", TakenOf("a", 0))], [.. guests]) with { Testbed = new TestbedContents { Source = "/testbed", Deployments = [Campus] } }),
        query);

    private static LiveFrame Frame(ClusterSnapshot snapshot)
    {
        var clock = new ManualTimeProvider(Start);
        var history = new LiveHistory(clock);
        clock.Advance(TimeSpan.FromSeconds(20));
        history.Add(snapshot);
        return history.Newest;
    }
}
