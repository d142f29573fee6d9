using Portal.Components.Pages.Deployments.Topology;
using Portal.Testbed;
using Portal.Testbed.Ovn;

namespace Portal.Tests.Components.Pages.Deployments.Topology;

public sealed class TopologyGraphTests
{
    [Theory]
    [InlineData("v1.1", "campus")]
    [InlineData("v1.1", "smartcity")]
    [InlineData("v1.0", "factoryline")]
    [InlineData("v1.0", "bench")]
    public async Task Every_switch_router_and_guest_port_of_a_file_is_in_it(string fixture, string name)
    {
        Deployment deployment = await TopologyFixture.ReadAsync(fixture, name);
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        Assert.Equal(deployment.Ovn!.Switches.Length, graph.Nodes.Count(node => node.Kind == TopologyKind.Switch));
        Assert.Equal(deployment.Ovn.Routers.Length, graph.Nodes.Count(node => node.Kind == TopologyKind.Router));
        Assert.DoesNotContain(graph.Nodes, node => node.Kind == TopologyKind.Port);
        Assert.Equal(
            deployment.Ovn.SwitchPorts.Where(port => port.Kind == OvnPortKind.Internal).Select(port => port.Mac).Order(),
            graph.Ports.Where(port => port.Guest is not null).Select(port => port.Mac).Order());
        Assert.All(graph.Ports.Where(port => port.Guest is not null), port => Assert.NotNull(port.Upper));
        Assert.Equal(graph.Nodes.Length, graph.Nodes.Select(node => node.Id).Distinct().Count());
    }

    [Fact]
    public async Task It_leads_from_the_outside_to_the_guests()
    {
        TopologyGraph graph = TopologyGraph.From(await TopologyFixture.ReadAsync("v1.1", "campus"))!;
        Assert.Equal(
            ["external:uplink switch:uplink", "router:lr0 switch:sw0", "router:lr0 switch:sw1", "switch:uplink router:lr0"],
            graph.Links.Where(link => link.Ports.All(port => port.Guest is null)).Select(link => link.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["switch:sw0", "switch:sw1"], graph.Links.Where(link => link.Lower == "guest:controller").Select(link => link.Upper));
        Assert.Equal(["handset", "sensor", "web"], graph.Templates);
        Assert.Equal("10.31.0.50", graph.Find("controller")?.Address);
    }

    [Fact]
    public void Without_an_OVN_network_there_is_none() => Assert.Null(TopologyGraph.From(TopologyFixture.Of(1, 1) with { Ovn = null }));

    [Fact]
    public void What_is_named_and_not_described_stands_there_nevertheless()
    {
        Deployment deployment = TopologyFixture.Of(0, 1) with
        {
            Guests = [TopologyFixture.Guest("a", "elsewhere"), TopologyFixture.Guest("b")],
            Ovn = new OvnNetwork
            {
                SwitchPorts = [new OvnSwitchPort("left-over") { Kind = OvnPortKind.Internal }, new OvnSwitchPort("rp") { Kind = OvnPortKind.Router, Switch = "campus-x", RouterPort = "gone" }, new OvnSwitchPort("odd")],
                RouterPorts = [new OvnRouterPort("campus-lr9-x", "campus-lr9"), new OvnRouterPort("nowhere")],
            },
        };
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        Assert.Equal(
            ["guest:a", "guest:b", "port:left-over", "port:odd", "router:lr9", "switch:elsewhere", "switch:x"],
            graph.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal));
        _ = TopologyLayout.Of(graph);
    }

    [Fact]
    public void Hostile_names_are_harmless_and_never_the_same_node()
    {
        Deployment deployment = TopologyFixture.Of(0, 1) with
        {
            Ovn = new OvnNetwork { Switches = [new OvnSwitch("<b>\u202Ex"), new OvnSwitch("campus-a"), new OvnSwitch("a"), new OvnSwitch("campus-")], Routers = [new OvnRouter("a")] },
        };
        TopologyGraph graph = TopologyGraph.From(deployment)!;
        Assert.Equal(5, graph.Nodes.Select(node => node.Id).Distinct().Count());
        Assert.All(graph.Nodes, node => Assert.Matches(@"\A[a-z]+:[A-Za-z0-9_.+-]+\z", node.Id));
        Assert.DoesNotContain(graph.Nodes, node => node.Name.Contains('\u202E', StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_thirty_clones_at_a_switch_are_one_node()
    {
        TopologyGraph thirty = TopologyGraph.From(TopologyFixture.Of(30, 1, "sensor"))!;
        TopologyGraph more = TopologyGraph.From(TopologyFixture.Of(62, 2, "sensor"))!;
        Assert.Equal(30, thirty.Nodes.Count(node => node.Kind == TopologyKind.Guest));
        Assert.DoesNotContain(more.Nodes, node => node.Kind == TopologyKind.Guest);
        Assert.Equal(["group:sensor@sw0 sensor ×31", "group:sensor@sw1 sensor ×31"], more.Nodes.Where(node => node.Kind == TopologyKind.Group).Select(node => $"{node.Id} {node.Name}"));
        Assert.Equal(31, more.Links.Single(link => link.Lower == "group:sensor@sw0").Ports.Length);
    }

    [Fact]
    public void A_network_too_large_to_be_drawn_guest_by_guest_is_drawn_switch_by_switch()
    {
        TopologyGraph graph = TopologyGraph.From(TopologyFixture.Of(3000, 3))!;
        Assert.Equal(["Guests of sw0 ×1000", "Guests of sw1 ×1000", "Guests of sw2 ×1000"], graph.Nodes.Where(node => node.Kind == TopologyKind.Group).Select(node => node.Name));
        Assert.False(graph.IsTooLarge);
        Assert.True(TopologyGraph.From(TopologyFixture.Of(0, 1600))!.IsTooLarge);
    }
}
