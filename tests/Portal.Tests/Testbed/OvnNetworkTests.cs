using System.Text;
using System.Text.Json.Nodes;
using Portal.Testbed;
using Portal.Testbed.Json;
using Portal.Testbed.Ovn;

namespace Portal.Tests.Testbed;

/// <summary><c>network.ovn</c>: what is read of it, and that an odd part costs itself alone.</summary>
public sealed class OvnNetworkTests
{
    [Fact]
    public async Task Every_part_of_a_network_is_read()
    {
        OvnNetwork network = (await DeploymentAsync("v1.1", "campus")).Ovn!;
        Assert.Equal(new OvnSwitch("campus-sw0", "10.31.0.0/24", "10.31.0.1..10.31.0.60"), network.Switches[0]);
        Assert.Equal(["campus-sw0", "campus-sw1", "campus-uplink"], network.Switches.Select(each => each.Name));
        Assert.Equal((13, 3, 1), (Count(OvnPortKind.Internal), Count(OvnPortKind.Router), Count(OvnPortKind.LocalNet)));
        Assert.Equal(
            new OvnSwitchPort("campus-sw0-controller-0") { Kind = OvnPortKind.Internal, Switch = "campus-sw0", Address = "10.31.0.50", Mac = "02:4c:06:00:00:01", Chassis = "main" },
            network.SwitchPorts[0]);
        Assert.Equal("dynamic", network.SwitchPorts.Single(port => port.Name == "campus-sw0-phone-0").Address);
        Assert.Equal(new OvnSwitchPort("rp-campus-lr0-sw0") { Kind = OvnPortKind.Router, Switch = "campus-sw0", RouterPort = "campus-lr0-sw0" }, network.SwitchPorts.Single(port => port.Name == "rp-campus-lr0-sw0"));
        Assert.Equal("uplink", network.SwitchPorts.Single(port => port.Kind == OvnPortKind.LocalNet).ProviderNetwork);
        OvnRouter router = Assert.Single(network.Routers);
        Assert.Equal([new OvnRoute("0.0.0.0/0", "172.31.9.1")], router.Routes);
        Assert.Equal([new OvnGateway("campus-lr0-uplink", "main")], router.Gateways);
        Assert.Equal([new OvnNat("SNat", "172.31.9.40", "10.31.0.0/16"), new OvnNat("DnatSNat", "172.31.9.41", "10.31.1.60")], router.Nat);
        Assert.Contains(new OvnRouterPort("campus-lr0-uplink", "campus-lr0", "02:4c:06:00:00:10", "172.31.9.40/24", "main"), network.RouterPorts);
        Assert.Contains(new OvnAcl("campus-sw1-to-lport-drop-900", "campus-sw1", "to-lport", 900, "ip", "drop"), network.Acls);
        Assert.Equal(0, network.OddValues);

        int Count(OvnPortKind kind) => network.SwitchPorts.Count(port => port.Kind == kind);
    }

    [Fact]
    public async Task A_network_of_another_kind_is_none()
    {
        using TestbedRoot root = TestbedRoot.Lab();
        root.Copy("broken/state/ovs.json", "projects/lab/lab-state.json");
        Deployment lab = Assert.Single((await root.ReadAsync()).Deployments);
        Assert.Equal(("ovs", true), (lab.Network, lab.Ovn is null));
    }

    [Theory]
    [InlineData("v1.1/projects/campus/campus-state.json")]
    [InlineData("v1.0/projects/factoryline/factoryline-state.json")]
    public void Whatever_one_value_is_replaced_by_costs_itself_and_no_guest(string fixture)
    {
        string network = JsonNode.Parse(File.ReadAllText(TestbedRoot.Fixture(fixture)))!["network"]!.ToJsonString();
        int ports = Read(network, "web").Ovn!.SwitchPorts.Length;
        int places = Places(JsonNode.Parse(network)!).Count;
        for (int place = 0; place < places; place++)
        {
            foreach (string by in (string[])["null", "5", "\"odd\"", "[[1]]", "{}", "{\"a\": 1, \"b\": 2}"])
            {
                JsonNode spoilt = JsonNode.Parse(network)!;
                Places(spoilt)[place](JsonNode.Parse(by));
                StateFile read = Read(spoilt.ToJsonString(), "web");
                Assert.Single(read.Guests);
                Assert.True(read.Ovn is null || read.Ovn.SwitchPorts.IsEmpty || read.Ovn.SwitchPorts.Length >= ports - 1, $"{place} {by}");
            }
        }
    }

    [Fact]
    public void What_is_odd_is_counted()
    {
        OvnNetwork network = Read("""{"network": {"ovn": {"switches": {"a": 5, "b": {"subnet": "Wrong"}, "c": {"subnet": null}}, "acl": [], "routers": {"r": {"nat": [1, {"val": {}}, {"key": []}]}}}}}""").Ovn!;
        Assert.Equal(["b", "c"], network.Switches.Select(each => each.Name));
        Assert.Equal([new OvnNat(null, null, null)], network.Routers[0].Nat);
        Assert.Equal(4, network.OddValues);
    }

    [Fact]
    public void Of_two_members_of_one_name_the_last_counts() =>
        Assert.Equal([new OvnSwitch("b"), new OvnSwitch("a", "10.0.0.1")], Read("""{"network": {"ovn": {"switches": {"a": {}, "b": {}, "a": {"subnet": {"Ip": "10.0.0.1"}}}}}}""").Ovn!.Switches.OrderByDescending(each => each.Name));

    private static async Task<Deployment> DeploymentAsync(string fixture, string name)
    {
        using var root = new TestbedRoot(fixture);
        return (await root.ReadAsync()).Deployments.Single(deployment => deployment.Name == name);
    }

    private static StateFile Read(string network, string guest) => Read($"{{\"testbed_guests\": {{\"{guest}\": {{\"docker\": {{}}}}}}, \"network\": {network}}}");

    private static StateFile Read(string state)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(state);
        Assert.Null(StrictJson.Check(bytes));
        return StateFile.Parser(TestbedRoot.Kinds)(bytes, "f").Value!;
    }

    /// <summary>What puts another value in the place of each value of a tree.</summary>
    private static List<Action<JsonNode?>> Places(JsonNode? node)
    {
        List<Action<JsonNode?>> places = [];
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members)
            {
                places.Add(by => members[name] = by);
                places.AddRange(Places(value));
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                int index = i;
                places.Add(by => items[index] = by);
                places.AddRange(Places(items[i]));
            }
        }

        return places;
    }
}
