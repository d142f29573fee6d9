using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Collectors;
using Portal.Components.Layout;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.HostList;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

/// <summary>What pages say of hosts that answer late, not any more, otherwise or not yet.</summary>
public sealed class DataStateTests
{
    [Fact]
    public async Task A_stale_host_keeps_its_values_in_grey_with_their_age_and_so_do_its_guests()
    {
        await using var pages = new PageFixture(Silent(TimeSpan.FromSeconds(14)));
        IDocument page = await pages.RenderAsync<OverviewPage>();
        IElement row = page.QuerySelector("#hosts li.stale")!;
        Assert.Contains("Stale", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("host-b is silent since 03:04:00 UTC. It refused the connection.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("14\u00A0s old", row.TextContent, StringComparison.Ordinal);
        IElement guest = (await pages.RenderAsync<GuestsPage>()).QuerySelector("tr.guest-row.stale")!;
        Assert.Contains("Running", guest.TextContent, StringComparison.Ordinal);
        Assert.Contains("14\u00A0s old", guest.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("attention", guest.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_stale_host_and_of_its_guests_are_grey_with_a_clock_beside_the_age()
    {
        await using var pages = new PageFixture(Silent(TimeSpan.FromSeconds(14)));
        IDocument host = await pages.RenderAsync<HostPage>(("HostName", "host-b"));
        Assert.NotNull(host.QuerySelector(".stale-page .data-pill .icon"));
        Assert.Contains("14\u00A0s old", host.QuerySelector(".stale-page .data-pill")!.TextContent, StringComparison.Ordinal);
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Contains("Running", guest.QuerySelector(".stale-page .guest-status")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offline_host_says_since_when_and_why_and_its_guests_are_unknown_and_no_problem()
    {
        await using var pages = new PageFixture(Offline());
        IDocument overview = await pages.RenderAsync<OverviewPage>();
        IElement row = overview.QuerySelector("#hosts li.stale")!;
        Assert.Contains("Offline since 03:04:00 UTC: it refused the connection. It is tried again every five seconds.", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("–", row.QuerySelector("dd .live")!.TextContent);
        Assert.Contains("suspended", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("Guests: 1 unknown", overview.QuerySelectorAll(".tile")[1].TextContent.Trim());
        Assert.Contains("Unknown", (await pages.RenderAsync<GuestsPage>()).QuerySelector("tr.guest-row")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Missing", overview.Body!.TextContent, StringComparison.Ordinal);

        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Contains("Host offline", guest.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Offline since 03:04:00 UTC: it refused the connection.", guest.QuerySelector(".page-lead")!.TextContent, StringComparison.Ordinal);
        IDocument host = await pages.RenderAsync<HostPage>(("HostName", "host-b"));
        Assert.Contains("host-b has not answered since 03:04:00 (it refused the connection, tried every 5\u00A0s).", host.QuerySelector(".page-lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("answered in –", host.QuerySelector(".page-sub")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_first_seconds_the_overview_counts_who_has_answered_and_raises_nothing()
    {
        await using var pages = new PageFixture(TimeSpan.FromSeconds(4), Joint(0, [Answer("a", TakenOf("a", 0)), Answer("b", null), Answer("c", null)]));
        IDocument page = await pages.RenderAsync<OverviewPage>();
        Assert.Contains("Portal started 4\u00A0s ago; 1 of 3\u00A0hosts has answered so far.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Offline", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_unusual_about_a_host_stands_beside_its_name()
    {
        HostAnswer old = Answer("host-b", TakenOf("host-b", 0) with { Schema = 7, Version = "0.9.0" });
        old = old with { Protocol = MemberProtocol.Testbed, ImpossibleValues = 2, Fetch = old.Fetch with { ClockOffset = TimeSpan.FromSeconds(-4.2), Duration = TimeSpan.FromMilliseconds(12) } };
        await using var pages = new PageFixture(Joint(0, [old]));
        IElement row = (await pages.RenderAsync<HostsPage>()).QuerySelector("tr.host-row")!;
        Assert.Equal(["no portal: CPU and memory only", "schema 7", "2\u00A0impossible values left out", "clock 4.00\u00A0s behind"], row.QuerySelectorAll(".chip").Select(chip => chip.TextContent));
        Assert.Contains("0.9.0", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("12.0\u00A0ms", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("None", true)]
    [InlineData("Mutual", false)]
    public async Task Hosts_that_prove_nothing_are_warned_of_on_every_page(string security, bool warned)
    {
        await using var pages = new PageFixture();
        pages.Options.Cluster.Security = security;
        IDocument banner = await pages.RenderAsync<SecurityBanner>();
        Assert.Equal(warned, banner.Body!.TextContent.Contains("Hosts are not authenticated.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, false, "Duplicate")]
    [InlineData(false, true, false, "Wrong host")]
    [InlineData(false, false, true, "Left running")]
    public async Task A_guest_that_is_not_where_it_should_be_says_how(bool duplicate, bool wrongHost, bool leftRunning, string word)
    {
        JoinedGuest guest = Joined("campus", "web", "host-b", Guest("campus-web")) with { IsDuplicate = duplicate, OnWrongHost = wrongHost, LeftRunning = leftRunning };
        await using var pages = new PageFixture(Joint(0, [Answer("host-b", TakenOf("host-b", 0))], guest) with { Testbed = Campus });
        IElement row = (await pages.RenderAsync<GuestsPage>()).QuerySelector("tr.guest-row.attention")!;
        Assert.Contains(word, row.TextContent, StringComparison.Ordinal);
    }

    private static readonly TestbedContents Campus = new() { Source = "/testbed", Deployments = [new Deployment { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true }] };

    private static readonly FetchStatus Refused = new()
    {
        Result = FetchResult.Refused,
        Duration = TimeSpan.FromMilliseconds(1),
        Reason = "It refused the connection.",
        LastSuccessAt = Start.AddSeconds(-10),
        FailingSince = Start.AddSeconds(-5),
    };

    private static ClusterSnapshot Silent(TimeSpan age)
    {
        GuestSample web = Guest("campus-web");
        return Joint(0, [Answer("host-b", TakenOf("host-b", 0, guests: web), age) with { Fetch = Refused }], Joined("campus", "web", "host-b", web)) with { Testbed = Campus };
    }

    private static ClusterSnapshot Offline() =>
        Joint(0, [Answer("host-b", null) with { Fetch = Refused with { Suspended = true } }], Joined("campus", "web", "host-b", null, GuestState.Unknown)) with { Testbed = Campus };
}
