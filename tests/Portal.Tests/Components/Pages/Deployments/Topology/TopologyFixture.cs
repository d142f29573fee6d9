using Portal.Testbed;
using Portal.Testbed.Ovn;
using Portal.Tests.Testbed;

namespace Portal.Tests.Components.Pages.Deployments.Topology;

/// <summary>Deployments with a network: of the example roots, and as many guests as wanted.</summary>
internal static class TopologyFixture
{
    public static async Task<Deployment> ReadAsync(string fixture, string name)
    {
        using var root = new TestbedRoot(fixture);
        return (await root.ReadAsync()).Deployments.Single(deployment => deployment.Name == name);
    }

    /// <summary>Guests g-0, g-1, … in turn at each of the switches, which hang on one router.</summary>
    public static Deployment Of(int guests, int switches, string? cloneOf = null) => new()
    {
        Name = "campus",
        RealName = "campus",
        Project = "campus",
        State = DeploymentState.Up,
        HasState = true,
        Ovn = new OvnNetwork
        {
            Switches = [.. Enumerable.Range(0, switches).Select(index => new OvnSwitch($"campus-sw{index}", $"10.0.{index}.0/24"))],
            Routers = [new OvnRouter("campus-lr0")],
            RouterPorts = [.. Enumerable.Range(0, switches).Select(index => new OvnRouterPort($"campus-lr0-sw{index}", "campus-lr0", null, $"10.0.{index}.1/24"))],
            SwitchPorts =
            [
                .. Enumerable.Range(0, switches).Select(index => new OvnSwitchPort($"rp-{index}") { Kind = OvnPortKind.Router, Switch = $"campus-sw{index}", RouterPort = $"campus-lr0-sw{index}" }),
                .. Enumerable.Range(0, guests).Select(index => new OvnSwitchPort($"campus-sw{index % switches}-g-{index}-0") { Kind = OvnPortKind.Internal, Switch = $"campus-sw{index % switches}", Address = $"10.0.{index % switches}.{index}", Mac = "02:00:00:00:00:01" }),
            ],
        },
        Guests = [.. Enumerable.Range(0, guests).Select(index => Guest($"g-{index}", $"sw{index % switches}") with { CloneOf = cloneOf })],
    };

    public static ExpectedGuest Guest(string name, params string[] switches) => new()
    {
        Name = name,
        RealName = name,
        KindName = "docker",
        RuntimeName = $"campus-{name}",
        Interfaces = [.. switches.Select((its, index) => new ExpectedInterface { Index = index, Switch = its, SwitchPorts = [$"campus-{its}-{name}-{index}"], Mac = "02:00:00:00:00:02", Address = "dynamic" })],
    };
}
