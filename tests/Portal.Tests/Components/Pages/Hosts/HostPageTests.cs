using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Hosts;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Hosts;

public sealed class HostPageTests
{
    [Fact]
    public async Task One_that_does_not_answer_says_since_when_why_and_what_to_check_and_keeps_its_past()
    {
        await using var pages = new PageFixture(Joint(60, [Answer("b", null) with
        {
            Fetch = new FetchStatus { Result = FetchResult.Timeout, LastSuccessAt = Start, FailingSince = Start.AddSeconds(2), Reason = "It did not answer in 1.5 s." },
        }]));
        IDocument page = await OpenAsync(pages, "b");
        Assert.Equal("b has not answered since 03:04:07 (it did not answer in 1.5 s, tried every 5\u00A0s). Check: portal doctor on b.", Text(page.QuerySelector(".page-lead")!));
        Assert.Equal("portal doctor", page.QuerySelector(".page-lead [data-copy]")!.GetAttribute("data-copy"));
        Assert.Equal(11, page.QuerySelectorAll("section.component").Length);
        Assert.NotNull(page.QuerySelector("[data-chart='cpu']"));
    }

    [Fact]
    public async Task One_that_joined_says_when_it_called_last_and_no_other_speaks_of_heartbeats()
    {
        await using var pages = new PageFixture(Joint(
            20,
            [
                Answer("a", TakenOf("a", 20)),
                Answer("b", TakenOf("b", 20)) with { IsJoined = true, HeartbeatAge = TimeSpan.FromSeconds(4.6) },
                Answer("c", TakenOf("c", 20)) with { IsJoined = true },
            ]));
        Assert.Null(await HeartbeatAsync(pages, "a"));
        Assert.Equal("4\u00A0s ago", await HeartbeatAsync(pages, "b"));
        Assert.Equal("none since Portal started", await HeartbeatAsync(pages, "c"));
    }

    [Fact]
    public async Task Its_guests_are_ranked_by_what_the_address_says_and_links_keep_the_rest()
    {
        await using var pages = new PageFixture(Joint(20, [Answer("a", TakenOf("a", 20))], Joined("campus", "web", "a", Guest("campus-web"))));
        pages.GoTo("hosts/a?by=mem&range=6h");
        IDocument page = await OpenAsync(pages, "a");
        Assert.Equal("Memory", page.QuerySelector("#neighbours .choices [aria-current]")!.TextContent);
        Assert.Equal(["hosts/a?range=6h", "hosts/a?range=6h&by=mem", "hosts/a?range=6h&by=io", "hosts/a?range=6h&by=net", "hosts/a?range=6h&by=wait"], page.QuerySelectorAll(".ranked-by a").Select(link => link.GetAttribute("href")));
        Assert.Equal("hosts/a?by=mem&range=24h", page.QuerySelectorAll(".ranges a")[3].GetAttribute("href"));
        Assert.Equal("hosts/a?range=6h&by=mem#cpu", page.QuerySelector("#cpu h2 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_collector_that_fails_says_since_when_and_when_it_last_worked()
    {
        var works = new CollectorOutcome { Collector = "docker", Tier = 0, Success = true, DurationNanoseconds = 2_000_000 };
        await using var pages = new PageFixture(
            Joint(20, [Answer("a", TakenOf("a", 20) with { Collectors = [works] })]),
            Joint(21, [Answer("a", TakenOf("a", 21) with { Collectors = [works with { Success = false, Reason = CollectorFailure.Denied, Error = "No access." }] })]));
        IElement row = Assert.Single((await OpenAsync(pages, "a")).QuerySelectorAll("#collectors tbody tr"));
        Assert.Contains("since 03:04:26", Text(row), StringComparison.Ordinal);
        Assert.Contains("No access.", Text(row), StringComparison.Ordinal);
        Assert.Equal("03:04:25", row.QuerySelectorAll("td")[1].TextContent.Trim());
        Assert.Contains("2.00\u00A0ms", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_to_it_and_its_guests_is_listed()
    {
        await using var pages = new PageFixture(
            Joint(20, [Answer("a", TakenOf("a", 20))], Joined("campus", "web", "a", Guest("campus-web"))),
            Joint(21, [Answer("a", TakenOf("a", 21, bootId: "boot-2"))], Joined("campus", "web", "a", Guest("campus-web", state: GuestState.Paused))));
        string events = Text((await OpenAsync(pages, "a")).QuerySelector("#events")!);
        Assert.Contains("a booted.", events, StringComparison.Ordinal);
        Assert.Contains("web is paused; before it was running.", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_happened_it_says_since_when()
    {
        await using var pages = new PageFixture(Joint(20, [Answer("a", TakenOf("a", 20))]));
        Assert.Equal("Nothing has happened since Portal started at 03:04:25.", Text((await OpenAsync(pages, "a")).QuerySelector("#events .empty")!));
    }

    [Fact]
    public async Task Disks_and_interfaces_say_what_they_are_and_what_is_not_known_is_not_said()
    {
        GuestSample web = Guest("campus-web") with { Kind = GuestKind.Libvirt, Networks = [new NetworkCounters { Interface = "vnet3" }] };
        GuestSample box = Guest("campus-box") with { Networks = [new NetworkCounters { Interface = "eno1" }] };
        HostSnapshot taken = TakenOf("a", 20, guests: [web, box]);
        await using var pages = new PageFixture(Joint(
            20,
            [
                Answer("a", taken with
                {
                    Machine = taken.Machine! with
                    {
                        Disks = [new HostDisk { Device = "sda", Model = "INTEL SSDSC2KB24", SizeBytes = 240_057_409_536 }, new HostDisk { Device = "vda", SizeBytes = 1L << 30 }, new HostDisk { Device = "vdb" }],
                        Networks = [new NetworkCounters { Interface = "eno1", Up = true, Master = "ovs-system" }, new NetworkCounters { Interface = "vnet3", Master = "br0" }, new NetworkCounters { Interface = "br0" }],
                    },
                }),
            ],
            Joined("campus", "web", "a", web) with { Kind = "libvirt" },
            Joined("campus", "box", "a", box)));
        IDocument page = await OpenAsync(pages, "a");
        Assert.Equal(["INTEL SSDSC2KB24 · 224\u00A0GiB", "1.00\u00A0GiB", null], page.QuerySelectorAll("#disks .part").Select(part => part.QuerySelector(".part-facts")?.TextContent));
        Assert.Equal(["up · port of ovs-system", "port of br0 · tap of web", null], page.QuerySelectorAll("#network .part").Select(part => part.QuerySelector(".part-facts")?.TextContent));
    }

    private static async Task<string?> HeartbeatAsync(PageFixture pages, string host) =>
        (await OpenAsync(pages, host)).QuerySelectorAll(".fact").SingleOrDefault(fact => fact.QuerySelector("dt")!.TextContent == "Heartbeat")?.QuerySelector("dd")!.TextContent;

    private static Task<IDocument> OpenAsync(PageFixture pages, string host) => pages.RenderAsync<HostPage>((nameof(HostPage.HostName), host));

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
