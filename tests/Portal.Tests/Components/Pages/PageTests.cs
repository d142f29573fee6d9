using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.DeploymentList;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.HostList;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

public sealed class PageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    [Fact]
    public async Task The_overview_holds_hosts_deployments_and_the_busiest_guests_without_script()
    {
        await using var pages = new PageFixture(Snapshot("web"));
        IDocument page = await pages.RenderAsync<OverviewPage>();
        Assert.Equal("Overview", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.NotNull(page.QuerySelector("a[href='hosts/a']"));
        Assert.NotNull(page.QuerySelector("a[href='deployments/campus/guests/web']"));
        Assert.NotNull(page.QuerySelector("#deployments a[href='deployments/campus']"));
        Assert.All(page.QuerySelectorAll("svg.spark"), line => Assert.Contains(", last 5 minutes: ", line.GetAttribute("aria-label"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_the_first_answer_the_overview_says_so()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<OverviewPage>();
        Assert.Contains("Portal has just started", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No testbed found", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_answer_lists_say_so_in_words_that_are_read_out()
    {
        await using var pages = new PageFixture();
        foreach (IDocument page in (IDocument[])[await pages.RenderAsync<DeploymentsPage>(), await pages.RenderAsync<HostsPage>(), await pages.RenderAsync<GuestsPage>()])
        {
            IElement rows = Assert.Single(page.QuerySelectorAll("[aria-busy='true']"));
            Assert.Contains("Portal has just started", rows.ParentElement!.TextContent, StringComparison.Ordinal);

            // A name is for what has a role: where there is none it is forbidden and left unread.
            Assert.Empty(page.QuerySelectorAll(":is(div, span, p)[aria-label]:not([role])").Select(element => element.OuterHtml));
        }
    }

    [Fact]
    public async Task Without_a_testbed_the_overview_says_where_it_looked()
    {
        await using var pages = new PageFixture(Snapshot("web") with { Testbed = TestbedContents.None });
        IElement setup = (await pages.RenderAsync<OverviewPage>()).QuerySelector(".setup[open]")!;
        Assert.Contains("No testbed found. Portal looks in /var/lib/testbedos. Set Portal__Testbed__Root, or try portal simulate.", setup.TextContent, StringComparison.Ordinal);
        Assert.NotNull(setup.QuerySelector("button[data-copy='Portal__Testbed__Root=/var/lib/testbedos']"));
    }

    [Fact]
    public async Task A_hostile_name_is_text_on_every_page()
    {
        await using var pages = new PageFixture(Snapshot(Hostile));
        IDocument[] documents =
        [
            await pages.RenderAsync<OverviewPage>(),
            await pages.RenderAsync<HostPage>(("HostName", "a")),
            await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", Hostile)),
        ];
        Assert.All(documents, page =>
        {
            Assert.Empty(page.QuerySelectorAll("img, script"));
            Assert.Contains(Hostile, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        });
    }

    [Fact]
    public async Task A_guests_page_has_every_component_as_a_section()
    {
        await using var pages = new PageFixture(Snapshot("web"));
        IDocument page = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"));
        Assert.Equal(["CPU", "Per vCPU", "Memory", "Disks", "Network", "Pressure", "Processes"], page.QuerySelectorAll("section.component h2").Select(title => title.TextContent));
        Assert.Contains("A container has no CPUs of its own.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-chart]"));
    }

    [Fact]
    public async Task A_hosts_page_has_every_component_as_a_section()
    {
        await using var pages = new PageFixture(Snapshot("web"));
        IDocument page = await pages.RenderAsync<HostPage>(("HostName", "a"));
        Assert.Equal(["Capacity", "CPU", "Per core", "Load", "Memory", "Swap", "Disks", "Filesystems", "Network", "Pressure", "Temperatures"], page.QuerySelectorAll("section.component h2").Select(title => title.TextContent));
        Assert.Contains("The disks can't be read.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_words_and_a_guess()
    {
        await using var pages = new PageFixture(Snapshot("web"));
        IDocument page = await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "wbe"));
        Assert.Equal("There is no guest named wbe", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Did you mean web?", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_sets_a_style_attribute_of_its_own()
    {
        await using var pages = new PageFixture(Snapshot("web"));
        Assert.Empty((await pages.RenderAsync<HostPage>(("HostName", "a"))).QuerySelectorAll("[style]"));
        Assert.Empty((await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"))).QuerySelectorAll("[style]"));
    }

    // With figures, so that it stands among the busiest.
    private static ClusterSnapshot Snapshot(string name)
    {
        GuestSample web = Guest("campus-" + name, cpuSeconds: 2) with
        {
            Memory = new GuestMemory { WorkingSetBytes = 1 << 20 },
            Networks = [new NetworkCounters { Interface = name, ReceivedBytes = 1, TransmittedBytes = 2 }],
        };
        return Joint(0, [Answer("a", TakenOf("a", 2, guests: web), before: TakenOf("a", 0))], Joined("campus", name, "a", web, before: Guest("campus-" + name))) with
        {
            Testbed = new TestbedContents { Source = "/testbed", Deployments = [new Deployment { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true }] },
        };
    }
}
