using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Overview;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;
using Portal.Stack;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

public sealed class OverviewViewTests
{
    private static readonly Deployment Campus = new() { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true };
    private static readonly StackState NoStack = new(PartState.NotConfigured, PartState.NotConfigured);

    [Fact]
    public void A_tile_says_what_is_well_first_and_leads_to_what_is_not()
    {
        OverviewView view = View(
            Frame([Answer("a", TakenOf("a", 2)), Answer("b", TakenOf("b", 2)), Answer("c", null)], Joined("campus", "web", "a", Guest("campus-web")), Joined("campus", "db", "b", null, GuestState.Missing)));
        Assert.Equal(
            ["Hosts: 2 live, 1 offline (hosts?state=offline)", "Guests: 1 running, 1 missing (guests?problem=1)", "Deployments: 1 up (deployments)", "Problems: none (problems)"],
            view.Tiles.Select(tile => $"{tile.Name}: {tile.Words} ({tile.Href})"));
        Assert.Equal([Tone.Bad, Tone.Bad, Tone.Quiet, Tone.Good], view.Tiles.Select(tile => tile.Tone));
    }

    [Fact]
    public void A_tile_leads_with_what_is_well_and_goes_on_with_the_commonest()
    {
        JoinedGuest[] guests =
        [
            .. Enumerable.Range(0, 9).Select(i => Joined("campus", $"web{i}", "a", Guest($"campus-web{i}"))),
            .. Enumerable.Range(0, 4).Select(i => Joined("campus", $"gone{i}", "a", null, GuestState.Missing)),
            .. Enumerable.Range(0, 3).Select(i => Joined("campus", $"held{i}", "a", Guest($"campus-held{i}"), GuestState.Paused)),
            .. Enumerable.Range(0, 2).Select(i => Joined("campus", $"dead{i}", "a", Guest($"campus-dead{i}"), GuestState.Failed)),
            Joined("campus", "done", "a", Guest("campus-done"), GuestState.Stopped),
        ];
        OverviewTile tile = View(Frame([Answer("a", TakenOf("a", 2))], guests)).Tiles[1];
        Assert.Equal(("9 running", "4 missing, 3 paused, 2 failed, 1 stopped"), (tile.Lead, tile.Rest));
    }

    [Fact]
    public void A_template_is_counted_nowhere()
    {
        var expected = new ExpectedGuest { Name = "sensor", RealName = "sensor", KindName = "docker", RuntimeName = "campus-sensor", IsTemplate = true, CloneCount = 12 };
        OverviewView view = View(Frame([Answer("a", TakenOf("a", 2))], Joined("campus", "sensor", "a", null, GuestState.Missing, shouldRun: false) with { Expected = expected }));
        Assert.Equal("none running", view.Tiles[1].Words);
        Assert.Equal("0 / 0", view.Deployments[0].Guests.Text);
    }

    [Fact]
    public void Sums_leave_out_what_is_not_known_and_say_so()
    {
        GuestSample limited = Guest("campus-web") with { Cpu = new GuestCpu { LimitCores = 2 }, Memory = new GuestMemory { LimitBytes = 1 << 30 } };
        OverviewView view = View(Frame([Answer("a", WithMemory("a", 4)), Answer("b", null)], Joined("campus", "web", "a", limited), Joined("campus", "db", "a", Guest("campus-db"))));
        Assert.Equal("1 of 2\u00A0hosts", view.HostsInSums);
        Assert.Equal("3.00\u00A0GiB of 4.00\u00A0GiB", view.Cell("c", "memory").Text);
        Assert.Equal("1.00\u00A0GiB committed · 1\u00A0guest without a limit", view.Cell("c", "memory-committed").Text);
        Assert.Equal("2\u00A0cores committed · 1\u00A0guest without a limit", view.Cell("c", "cpu-committed").Text);
        Assert.Equal("–", view.Cell("c", "disk").Text);
        Assert.Equal("–", view.Cell("h/b", "cpu").Text);
    }

    [Fact]
    public void Traffic_is_written_in_the_readers_unit_in_words_and_in_the_lines_name()
    {
        LiveFrame frame = Frame([Answer("a", TakenOf("a", 2))]);
        OverviewView view = OverviewView.From(frame, ProblemList.Empty, NoStack, BusyBy.All[0], settings: new ViewSettings { Network = NetworkUnit.BitsPerSecond });
        Assert.Equal("1.00\u00A0Mbit/s", view.Spark("c", "network")!.Text(125_000));
        Assert.Equal("122\u00A0KiB/s", View(frame).Spark("c", "network")!.Text(125_000));
    }

    [Theory]
    [InlineData("cpu", "busy calm")]
    [InlineData("mem", "calm busy")]
    [InlineData("net", "")]
    [InlineData("whatever", "busy calm")]
    public void The_busiest_are_ranked_by_what_is_asked(string by, string names) =>
        Assert.Equal(names, string.Join(' ', View(Frame([Answer("a", TakenOf("a", 2), before: TakenOf("a", 0))], Used("calm", 0.2, 2), Used("busy", 0.9, 1)), by).Busiest.Select(guest => guest.Guest.Name)));

    [Fact]
    public void An_order_that_is_kept_lets_go_of_what_left_and_takes_in_what_came()
    {
        HostAnswer[] hosts = [Answer("a", TakenOf("a", 2), before: TakenOf("a", 0)), Answer("b", null)];
        OverviewView first = View(Frame([.. hosts], Used("one", 0.9, 1), Used("two", 0.5, 1)));
        Assert.Equal(["b", "a"], first.Hosts.Select(host => host.Key));
        OverviewView later = OverviewView.From(Frame([.. hosts, Answer("c", null)], Used("two", 0.1, 1), Used("three", 0.9, 1)), ProblemList.Empty, NoStack, first.Order.By, first.Order);
        Assert.Equal(["two"], later.Busiest.Select(guest => guest.Guest.Name));
        Assert.Equal(["b", "a", "c"], later.Hosts.Select(host => host.Key));
        Assert.NotSame(first.Order, OverviewView.From(first.Frame, ProblemList.Empty, NoStack, BusyBy.Named("net"), first.Order).Order);
    }

    [Fact]
    public void Getting_started_says_what_answers_and_what_to_do()
    {
        var stack = new StackState(new PartState(Availability.Down, Reason: "502"), new PartState(Availability.Up));
        OverviewView view = OverviewView.From(Frame([Answer("a", TakenOf("a", 2)), Answer("b", null)]), ProblemList.Empty, stack, BusyBy.All[0]);
        Assert.Equal("Reading /testbed · 1\u00A0deployment · 1 of 2\u00A0hosts answer · Prometheus reachable · Grafana not reachable (502)", string.Join(" · ", view.Setup.Select(line => line.Words)));
        Assert.Equal([true, true, false, true, false], view.Setup.Select(line => line.IsDone));
        Assert.All(view.Setup.Where(line => !line.IsDone), line => Assert.NotNull(line.Command));
    }

    [Fact]
    public void Another_figure_is_not_another_shape_but_another_state_is()
    {
        HostAnswer host = Answer("a", TakenOf("a", 2), before: TakenOf("a", 0));
        OverviewView running = View(Frame([host], Used("web", 0.2, 1)));
        Assert.True(View(Frame([host], Used("web", 0.4, 2))).HasShapeOf(running));
        Assert.False(View(Frame([host], Used("web", 0.2, 1) with { State = GuestState.Paused })).HasShapeOf(running));
    }

    [Fact]
    public void A_deployments_line_counts_and_sums_its_guests()
    {
        OverviewView view = View(Frame([Answer("a", TakenOf("a", 2), before: TakenOf("a", 0))], Used("web", 0.5, 1), Used("db", 0.25, 2), Joined("campus", "gone", "a", null, GuestState.Missing)));
        Assert.Equal("2 / 3", view.Deployments[0].Guests.Text);
        Assert.Equal("0.75\u00A0cores", view.Cell("d/campus", "cpu").Text);
        Assert.Equal("3.00\u00A0MiB", view.Cell("d/campus", "memory").Text);
    }

    private static JoinedGuest Used(string name, double cores, int mebibytes) => Joined(
        "campus", name, "a", Guest("campus-" + name, cores * 2) with { Memory = new GuestMemory { WorkingSetBytes = mebibytes << 20 } }, before: Guest("campus-" + name, 0));

    private static HostSnapshot WithMemory(string name, long gibibytes)
    {
        HostSnapshot taken = TakenOf(name, 2);
        return taken with { Machine = taken.Machine! with { Memory = new HostMemory { SizeBytes = gibibytes << 30, AvailableBytes = 1L << 30 } } };
    }

    private static OverviewView View(LiveFrame frame, string? by = null) => OverviewView.From(frame, ProblemList.Empty, NoStack, BusyBy.Named(by));

    private static LiveFrame Frame(HostAnswer[] hosts, params JoinedGuest[] guests)
    {
        var clock = new ManualTimeProvider(Start);
        var history = new LiveHistory(clock);
        clock.Advance(TimeSpan.FromSeconds(20));
        history.Add(Joint(2, [.. hosts], [.. guests]) with { Testbed = new TestbedContents { Source = "/testbed", Deployments = [Campus] } });
        return history.Newest;
    }
}
