using AngleSharp.Dom;
using Portal.Collectors;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Stack;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

public sealed class HistoryMarkupTests
{
    private static readonly PartState Up = new(Availability.Up, Start);

    [Fact]
    public async Task Every_section_has_a_history_beside_it()
    {
        await using var pages = Pages("web", Up);
        IDocument host = await pages.RenderAsync<HostPage>(("HostName", "a"));
        Assert.Equal(10, host.QuerySelectorAll("section.component .history").Length);
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Equal(["cpu", "memory", "disks", "network", "pressure", "processes"], guest.QuerySelectorAll("section.component:has(.history)").Select(section => section.Id));
    }

    [Fact]
    public async Task No_frame_has_an_address_before_it_is_seen_and_lists_have_none_at_all()
    {
        await using var pages = Pages("web", Up);
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Empty(guest.QuerySelectorAll("iframe, [src]"));
        Assert.Equal(6, guest.QuerySelectorAll("[data-frame]").Length);
        Assert.Empty((await pages.RenderAsync<OverviewPage>()).QuerySelectorAll("iframe, [data-frame]"));
    }

    [Fact]
    public async Task A_guest_is_addressed_by_deployment_and_name_wherever_it_runs()
    {
        await using var pages = Pages("web", Up);
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Equal(
            "grafana/d-solo/testbed-guest/guest?orgId=1&panelId=4&from=now-1h&to=now&refresh=30s&timezone=utc&theme=light&hideLogo=true&var-project=campus&var-guest=web&var-host=.%2B",
            guest.QuerySelector("#memory [data-frame]")!.GetAttribute("data-frame"));
        Assert.Equal("1 h", guest.QuerySelector(".ranges [aria-current]")!.TextContent);
        Assert.Equal("deployments/campus/guests/web?range=6h", guest.QuerySelectorAll(".ranges a").Single(link => link.TextContent == "6 h").GetAttribute("href"));
    }

    [Fact]
    public async Task A_guest_whose_name_could_mean_something_else_is_never_sent_to_grafana()
    {
        const string Hostile = "a&var-project=b";
        await using var pages = Pages(Hostile, Up);
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", Hostile));
        Assert.Empty(guest.QuerySelectorAll("[data-frame]"));
        Assert.All(guest.QuerySelectorAll(".history"), history => Assert.Equal("memory", history.GetAttribute("data-source")));
        Assert.Equal(6, guest.QuerySelectorAll(".history [data-chart]").Length);
    }

    [Fact]
    public async Task Fixed_times_of_the_address_are_every_panels_and_stand_in_words_with_a_way_back()
    {
        await using var pages = Pages("web", Up);
        pages.GoTo("hosts/a?from=1767322800000&to=1767330000000");
        IDocument host = await pages.RenderAsync<HostPage>(("HostName", "a"));
        Assert.All(host.QuerySelectorAll("[data-frame]"), frame => Assert.Contains("&from=1767322800000&to=1767330000000&timezone=", frame.GetAttribute("data-frame"), StringComparison.Ordinal));
        Assert.Equal("03:00:00 to 05:00:00 (2\u00A0h) Back to the last 1 h", host.QuerySelector(".range-fixed")!.TextContent.Trim());
        Assert.Equal("hosts/a", host.QuerySelector(".range-fixed a")!.GetAttribute("href"));
        Assert.Null(host.QuerySelector(".ranges [aria-current]"));
        Assert.Equal("hosts/a?from=1767322800000&to=1767330000000&by=mem", host.QuerySelectorAll(".ranked-by a").Single(link => link.TextContent == "Memory").GetAttribute("href"));
    }

    [Fact]
    public async Task A_wrong_time_in_the_address_is_told()
    {
        await using var pages = Pages("web", Up);
        pages.GoTo("deployments/campus/guests/web?from=yesterday&to=1767330000000");
        IDocument guest = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Equal("from: expected milliseconds since 1970 before to, found \"yesterday\". Showing the last 1 h.", guest.QuerySelector("p.range-fault")!.TextContent.Trim());
        Assert.Equal("1 h", guest.QuerySelector(".ranges [aria-current]")!.TextContent);
    }

    [Fact]
    public async Task Without_a_stack_the_page_says_what_it_keeps()
    {
        await using var pages = Pages("web", PartState.NotConfigured);
        IDocument host = await pages.RenderAsync<HostPage>(("HostName", "a"));
        Assert.Equal("No Grafana or Prometheus is configured; Portal keeps the last 60 minutes.", host.QuerySelector(".history-lines")!.TextContent.Trim());
        Assert.All(host.QuerySelectorAll(".history .source"), badge => Assert.Equal("Memory", badge.TextContent));
    }

    private static PageFixture Pages(string guest, PartState grafana)
    {
        GuestSample web = Guest("campus-" + guest);
        var pages = new PageFixture(Joint(0, [Answer("a", TakenOf("a", 0, guests: web))], Joined("campus", guest, "a", web)));
        pages.Stack.Turn(grafana, PartState.NotConfigured);
        return pages;
    }
}
