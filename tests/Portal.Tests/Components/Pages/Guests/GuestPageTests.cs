using System.Collections.Immutable;
using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages;
using Portal.Components.Pages.Guests;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Guests;

public sealed class GuestPageTests
{
    private const string Id = "3fa91c02b7d4";

    [Fact]
    public async Task The_head_says_what_it_is_where_it_runs_since_when_and_how_often_it_was_restarted()
    {
        await using var pages = new PageFixture(One(20, Web));
        IDocument page = await OpenAsync(pages, "web");
        string head = Text(page.QuerySelector(".page-head")!);
        Assert.Contains("docker on a of campus", head, StringComparison.Ordinal);
        Assert.Contains("running for 1\u00A0min 20\u00A0s", head, StringComparison.Ordinal);
        Assert.Contains("restarts 2", head, StringComparison.Ordinal);
        Assert.Contains("Live", page.QuerySelector(".data-pill")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("hosts/a", page.QuerySelector(".page-sub a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Names_and_addresses_can_be_copied()
    {
        await using var pages = new PageFixture(One(20, Web));
        IDocument page = await OpenAsync(pages, "web");
        Assert.Equal(["campus-web", Id, "10.0.0.2", "52:54:00:00:00:01", "nginx:1"], page.QuerySelectorAll(".facts [data-copy]").Select(button => button.GetAttribute("data-copy")));
    }

    [Fact]
    public async Task One_that_is_missed_says_since_when_and_keeps_its_past()
    {
        await using var pages = new PageFixture(One(20, Web), One(22, Gone), One(24, Gone), One(26, Gone));
        IDocument page = await OpenAsync(pages, "web");
        Assert.Equal("Missing since 03:04:27. a is live and does not run campus-web.", Text(page.QuerySelector(".page-lead")!));
        Assert.Equal(["cpu", "memory", "disks", "network", "pressure", "processes"], page.QuerySelectorAll("section.component").Select(section => section.Id));
        Assert.NotEmpty(page.QuerySelectorAll("#cpu [data-chart='cpu']"));
        Assert.Contains("web is no longer reported by a; before it was running.", page.QuerySelector("#events")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It is not reported now", page.QuerySelector("#raw")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_has_no_charts_and_leads_to_its_clones()
    {
        JoinedGuest template = Gone with { Name = "sensor", ShouldRun = false, Expected = Expected("sensor") with { IsTemplate = true, IsGoldenImage = true, CloneCount = 2 } };
        await using var pages = new PageFixture(One(20, template, Clone("sensor-0"), Clone("sensor-1")));
        IDocument page = await OpenAsync(pages, "sensor");
        Assert.Equal("Golden image of 2\u00A0clones. It isn't meant to run.", Text(page.QuerySelector(".page-lead")!));
        Assert.Empty(page.QuerySelectorAll("[data-chart]"));
        Assert.Equal(["deployments/campus/guests/sensor-0", "deployments/campus/guests/sensor-1"], page.QuerySelectorAll("#group .members a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_clone_is_marked_among_its_siblings_and_leads_to_those_beside_it()
    {
        await using var pages = new PageFixture(One(20, Clone("sensor-2"), Clone("sensor-10"), Clone("sensor-1")));
        IDocument page = await OpenAsync(pages, "sensor-2");
        Assert.Equal(["sensor-1", "sensor-2", "sensor-10"], page.QuerySelectorAll("#group .members li").Select(member => (member.QuerySelector("a") ?? member.QuerySelector("strong"))!.TextContent));
        Assert.Equal("sensor-2", page.QuerySelector("#group [aria-current]")!.TextContent);
        Assert.Equal("deployments/campus/guests/sensor-1", page.QuerySelector("[data-action='previous-sibling']")!.GetAttribute("href"));
        Assert.Equal("deployments/campus/guests/sensor-10", page.QuerySelector("[data-action='next-sibling']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task It_stands_among_the_largest_on_its_host_wherever_it_ranks()
    {
        await using var pages = new PageFixture(One(20, Web, Clone("sensor-1"), Clone("sensor-2"), Clone("sensor-3")));
        IDocument page = await OpenAsync(pages, "web");
        Assert.Equal(4, page.QuerySelectorAll("#neighbours .ranking > li").Length);
        Assert.Contains("web", page.QuerySelector("#neighbours [data-self]")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("#neighbours [role='meter']"), meter => Assert.NotEmpty(meter.GetAttribute("aria-label")!));
    }

    [Fact]
    public async Task What_cannot_be_read_says_why()
    {
        await using var pages = new PageFixture(One(20, Web));
        IDocument page = await OpenAsync(pages, "web");
        Assert.All(page.QuerySelectorAll(".figure").Where(figure => figure.QuerySelector(".live")!.TextContent == "–"), figure =>
            Assert.EndsWith(".", figure.QuerySelector(".why[tabindex='0']")?.GetAttribute("aria-label") ?? figure.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_machine_whose_balloon_is_not_polled_shows_the_hosts_view_and_what_to_run()
    {
        var seen = new GuestMemory { RssBytes = 1L << 30, LimitBytes = 2L << 30 };
        GuestSample machine = Guest("campus-vm") with { Kind = GuestKind.Libvirt, Memory = seen };
        SectionView unpolled = GuestMemorySection.From(machine);
        Assert.Equal(("The guest's balloon isn't polled, so only the host's view is known.", "virsh dommemstat campus-vm --period 5 --live"), (unpolled.Note, unpolled.Command));
        Assert.Equal(["memory"], unpolled.Charts.Select(chart => chart.Id));
        SectionView polled = GuestMemorySection.From(machine with { Memory = seen with { Balloon = new BalloonMemory { AvailableBytes = 1L << 30, UsableBytes = 1L << 29 } } });
        Assert.Equal((null, null), (polled.Note, polled.Command));
        Assert.Equal(["memory", "balloon"], polled.Charts.Select(chart => chart.Id));
    }

    [Fact]
    public async Task One_of_a_kind_that_nobody_measures_says_so_and_blames_no_host()
    {
        JoinedGuest box = Joined("campus", "box", "a", null) with { Kind = "podman", Expected = Expected("box") with { KindName = "podman" }, NoCollector = true };
        await using var pages = new PageFixture(One(20, box));
        IDocument page = await OpenAsync(pages, "box");
        Assert.Equal("No collector", Text(page.QuerySelector(".guest-status")!));
        Assert.Equal("No collector there measures guests of kind podman.", Text(page.QuerySelector(".page-lead")!));
        Assert.Empty(page.QuerySelectorAll("[data-chart]"));
    }

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no sign of it yet")]
    [InlineData(null, "–")]
    public async Task An_emulator_says_whether_Android_has_booted_and_no_other_kind_speaks_of_it(bool? booted, string words)
    {
        GuestSample phone = Guest("campus-phone") with { Kind = GuestKind.Android, BootCompleted = booted };
        await using var pages = new PageFixture(One(20, Web, Joined("campus", "phone", "a", phone) with { Kind = "android" }));
        Assert.Contains($"Android booted{words}", (await OpenAsync(pages, "phone")).QuerySelector("#processes")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Android", (await OpenAsync(pages, "web")).QuerySelector("#processes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_sample_is_written_as_its_host_sent_it()
    {
        string json = GuestJson.Of(Web.Sample!);
        Assert.Contains("\"kind\": \"docker\"", json, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"running\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
    }

    private static ExpectedGuest Expected(string name) => new() { Name = name, RealName = name, KindName = "docker", RuntimeName = "campus-" + name };

    private static JoinedGuest Web => Joined("campus", "web", "a", Guest("campus-web", id: Id) with { StartedAt = Start.AddSeconds(-60), Restarts = 2, Image = "nginx:1" }) with
    {
        Expected = Expected("web") with { Interfaces = [new ExpectedInterface { Index = 0, Address = "10.0.0.2", Mac = "52:54:00:00:00:01" }] },
    };

    private static JoinedGuest Gone => Joined("campus", "web", "a", null, GuestState.Missing);

    private static JoinedGuest Clone(string name) => Joined("campus", name, "a", Guest("campus-" + name)) with { Expected = Expected(name) with { CloneOf = "sensor" } };

    private static ClusterSnapshot One(double at, params ImmutableArray<JoinedGuest> guests) => Joint(at, [Answer("a", TakenOf("a", at))], guests);

    private static Task<IDocument> OpenAsync(PageFixture pages, string guest) =>
        pages.RenderAsync<GuestPage>((nameof(GuestPage.Deployment), "campus"), (nameof(GuestPage.Guest), guest));

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
