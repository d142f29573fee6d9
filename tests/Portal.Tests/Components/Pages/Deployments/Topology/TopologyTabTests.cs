using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Deployments.Topology;
using Portal.Live;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Deployments.Topology;

public sealed class TopologyTabTests
{
    [Theory]
    [InlineData(null, "1.5")]
    [InlineData(0.0, "2")]
    [InlineData(999.0, "2")]
    [InlineData(1e5, "4")]
    [InlineData(3.2e6, "5.5")]
    [InlineData(1e9, "8")]
    [InlineData(1e14, "8")]
    public void A_line_is_a_pixel_wider_for_ten_times_the_traffic(double? bytesPerSecond, string width) => Assert.Equal(width, TopologyTraffic.Width(bytesPerSecond));

    [Fact]
    public void A_port_that_is_measured_has_its_traffic_and_all_others_none()
    {
        Deployment deployment = Small();
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        TopologyView view = TopologyView.From(graph, TopologyLayout.Of(graph), Frame(deployment), deployment, null);
        Assert.Equal(["switch:sw0 guest:web"], view.Lines.Where(line => line.IsMeasured).Select(line => line.Id));
        Assert.Equal("4", view.Lines.Single(line => line.IsMeasured).Width);
        Assert.All(view.Lines.Where(line => !line.IsMeasured), line => Assert.Equal(TopologyTraffic.Thin, line.Width));
        Assert.Equal(["Running", "Missing"], view.Marks.Where(mark => mark.Node.Kind == TopologyKind.Guest).OrderByDescending(mark => mark.Node.Name).Select(mark => mark.Status.Word));
        Assert.True(view.LooksLike(TopologyView.From(graph, view.Layout, Frame(deployment), deployment, null)));
        Assert.False(view.LooksLike(TopologyView.From(graph, view.Layout, Frame(deployment), deployment, "web")));
    }

    [Fact]
    public void Traffic_is_written_in_the_readers_unit()
    {
        Deployment deployment = Small();
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        TopologyView view = TopologyView.From(graph, TopologyLayout.Of(graph), Frame(deployment), deployment, "web", NetworkUnit.BitsPerSecond);
        Assert.Equal("800\u00A0kbit/s", view.Rows.Single(row => row.Node.Name == "web").Ports[0].Traffic);
        Assert.Contains("800\u00A0kbit/s", view.Detail!.Tables.Single(table => table.Title == "Ports").Rows[0].Texts);
    }

    [Fact]
    public async Task Drawing_and_table_hold_the_same_parts()
    {
        IDocument page = await RenderAsync("");
        string[] drawn = [.. page.QuerySelectorAll("svg [data-node]").Select(node => node.GetAttribute("data-node")!)];
        Assert.Equal("router:lr0 switch:sw0 guest:gone guest:web", string.Join(' ', drawn));
        Assert.Equal(drawn, page.QuerySelectorAll("tr[data-node]").Select(node => node.GetAttribute("data-node")!));
        Assert.Equal("web, Running, 10.0.0.1", page.QuerySelector("svg [data-node='guest:web'] > title")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("[style]"));
        Assert.Empty(page.QuerySelectorAll("[data-dim], .topology-panel"));
    }

    [Fact]
    public async Task The_node_of_the_address_is_lit_with_its_neighbours_and_has_a_panel()
    {
        IDocument page = await RenderAsync("&focus=web");
        Assert.Equal("router:lr0 guest:gone", string.Join(' ', page.QuerySelectorAll("svg a[data-dim]").Select(node => node.GetAttribute("data-node"))));
        IElement panel = page.QuerySelector("aside.topology-panel")!;
        Assert.Equal("web", panel.QuerySelector("h2")?.TextContent);
        Assert.Contains("02:00:00:00:00:01", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("97.7\u00A0KiB/s", panel.TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector("a[href='deployments/campus/guests/web']"));
        Assert.NotNull(panel.QuerySelector("a[href='deployments/campus?tab=topology']"));
    }

    [Fact]
    public async Task A_switch_has_its_ports_and_rules_in_the_panel()
    {
        IDocument page = await RenderAsync("&view=table&focus=switch%3Asw0");
        Assert.Null(page.QuerySelector("svg.topology-svg"));
        Assert.Equal(["Ports 3", "ACLs 1"], page.QuerySelectorAll(".topology-panel h3").Select(title => title.TextContent.Trim()));
        Assert.Contains("to-lport", page.QuerySelector(".topology-panel")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_none_is_said() =>
        Assert.Contains("This network has no \"nothing\".", (await RenderAsync("&focus=nothing")).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_network_it_says_so() =>
        Assert.Equal("This deployment's state has no OVN network.", (await RenderAsync("", Small() with { Ovn = null })).QuerySelector(".empty")?.TextContent);

    private static Deployment Small()
    {
        Deployment one = TopologyFixture.Of(0, 1);
        return one with
        {
            Guests = [TopologyFixture.Guest("web", "sw0"), TopologyFixture.Guest("gone", "sw0")],
            Ovn = one.Ovn! with
            {
                SwitchPorts = one.Ovn!.SwitchPorts.Add(new Portal.Testbed.Ovn.OvnSwitchPort("campus-sw0-web-0") { Kind = Portal.Testbed.Ovn.OvnPortKind.Internal, Switch = "campus-sw0", Address = "10.0.0.1", Mac = "02:00:00:00:00:01" }),
                Acls = [new Portal.Testbed.Ovn.OvnAcl("acl", "campus-sw0", "to-lport", 900, "ip", "drop")],
            },
        };
    }

    private static LiveFrame Frame(Deployment deployment)
    {
        var history = new LiveHistory(new ManualTimeProvider(Start));
        foreach (ClusterSnapshot snapshot in Snapshots(deployment))
        {
            history.Add(snapshot);
        }

        return history.Newest;
    }

    private static ClusterSnapshot[] Snapshots(Deployment deployment)
    {
        GuestSample before = Web(0), now = Web(50_000);
        HostSnapshot first = TakenOf("a", 1, guests: before), second = TakenOf("a", 2, guests: now);
        return [Of(1, first, null, before, null), Of(2, second, first, now, before)];

        ClusterSnapshot Of(double at, HostSnapshot taken, HostSnapshot? earlier, GuestSample web, GuestSample? earlierWeb) => Joint(
            at,
            [Answer("a", taken, before: earlier)],
            Joined("campus", "web", "a", web, before: earlierWeb) with { Expected = deployment.Guests[0] },
            Joined("campus", "gone", "a", null, GuestState.Missing) with { Expected = deployment.Guests[1] }) with
        {
            Testbed = new TestbedContents { Source = "/testbed", Deployments = [deployment] },
        };
    }

    private static GuestSample Web(long bytes) => Guest("campus-web") with { Networks = [new NetworkCounters { Interface = "eth0", ReceivedBytes = bytes, TransmittedBytes = bytes }] };

    private static async Task<IDocument> RenderAsync(string query, Deployment? deployment = null)
    {
        deployment ??= Small();
        await using var pages = new PageFixture(Snapshots(deployment));
        pages.GoTo("deployments/campus?tab=topology" + query);
        return await pages.RenderAsync<TopologyTab>(("Deployment", "campus"));
    }
}
