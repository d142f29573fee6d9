using System.Collections.Immutable;
using Portal.Components.Pages.Overview;
using Portal.Testbed;
using Portal.Testbed.Ovn;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>Joins the network's maps with each other and with the guests. What names something that isn't there stays, and leads nowhere or to a node of that name.</summary>
internal sealed class TopologyReading(Deployment deployment, OvnNetwork network)
{
    private readonly string _prefix = (deployment.Project ?? deployment.RealName) + "-";
    private readonly Dictionary<(TopologyKind Kind, string RealName), TopologyNode> _nodes = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<TopologyNode> _guests = [];
    private readonly List<TopologyPort> _ports = [];
    private readonly Dictionary<string, OvnRouterPort> _routerPorts = network.RouterPorts.ToDictionary(port => port.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _outward = [.. network.SwitchPorts.Where(port => port.Kind == OvnPortKind.LocalNet).Select(port => port.Switch).OfType<string>()];

    /// <summary>Ports that no guest has taken yet.</summary>
    private readonly Dictionary<string, OvnSwitchPort> _free = network.SwitchPorts.ToDictionary(port => port.Name, StringComparer.Ordinal);

    public TopologyGraph Read()
    {
        foreach (OvnSwitch each in network.Switches)
        {
            Known(TopologyKind.Switch, each.Name, Shown(each.Subnet));
        }

        foreach (OvnRouter each in network.Routers)
        {
            Known(TopologyKind.Router, each.Name, null);
        }

        ReadGuests();
        foreach (OvnSwitchPort port in network.SwitchPorts.Where(port => _free.ContainsKey(port.Name)))
        {
            ReadPort(port);
        }

        HashSet<string> led = [.. network.SwitchPorts.Select(port => port.RouterPort).OfType<string>()];
        foreach (OvnRouterPort port in network.RouterPorts.Where(port => !led.Contains(port.Name)))
        {
            _ports.Add(OfRouter(port, null));
        }

        return new TopologyGraph
        {
            Network = network,
            Nodes = [.. _nodes.Values.Concat(_guests).OrderBy(node => node.Kind).ThenBy(node => node.Name, NaturalOrder.Instance).ThenBy(node => node.Id, StringComparer.Ordinal)],
            Ports = [.. _ports],
            Links = TopologyGraph.LinksOf(_ports),
            Templates = [.. deployment.Guests.Where(guest => guest.IsTemplate).Select(guest => guest.Name)],
        };
    }

    private void ReadGuests()
    {
        foreach (ExpectedGuest guest in deployment.Guests.Where(guest => !guest.IsTemplate))
        {
            var node = new TopologyNode(IdOf(TopologyKind.Guest, guest.Name), TopologyKind.Guest, guest.Name) { Guests = [guest] };
            string? address = null;
            foreach (ExpectedInterface each in guest.Interfaces)
            {
                OvnSwitchPort? port = Take(each);
                TopologyNode? its = SwitchOf(port, each);
                address ??= Shown(port?.Address ?? each.Address);
                _ports.Add(new TopologyPort(port is null ? null : Short(port.Name), its?.Id, node.Id)
                {
                    Mac = Shown(port?.Mac ?? each.Mac),
                    Address = Shown(port?.Address ?? each.Address),
                    Chassis = Shown(port?.Chassis),
                    Guest = guest,
                    Interface = each,
                });
            }

            _guests.Add(node with { Address = address });
        }
    }

    private OvnSwitchPort? Take(ExpectedInterface each)
    {
        foreach (string name in each.SwitchPorts)
        {
            if (_free.Remove(name, out OvnSwitchPort? port))
            {
                return port;
            }
        }

        return null;
    }

    private TopologyNode? SwitchOf(OvnSwitchPort? port, ExpectedInterface? each) =>
        port?.Switch is { } named ? Known(TopologyKind.Switch, named, null)
        : each?.Switch is { } its ? Known(TopologyKind.Switch, _prefix + its, null)
        : null;

    private void ReadPort(OvnSwitchPort port)
    {
        TopologyNode? its = SwitchOf(port, null);
        switch (port.Kind)
        {
            case OvnPortKind.Router:
                _ports.Add(OfRouter(_routerPorts.GetValueOrDefault(port.RouterPort ?? string.Empty) ?? new OvnRouterPort(port.RouterPort ?? port.Name), its));
                break;
            case OvnPortKind.LocalNet:
                _ports.Add(new TopologyPort(Short(port.Name), Known(TopologyKind.External, port.ProviderNetwork ?? port.Name, null).Id, its?.Id));
                break;
            default:
                var alone = new TopologyNode(IdOf(TopologyKind.Port, Short(port.Name)), TopologyKind.Port, Short(port.Name)) { RealName = port.Name, Address = Shown(port.Address) };
                _nodes[(TopologyKind.Port, port.Name)] = alone;
                _ports.Add(new TopologyPort(alone.Name, its?.Id, alone.Id) { Mac = Shown(port.Mac), Address = alone.Address, Chassis = Shown(port.Chassis) });
                break;
        }
    }

    /// <summary>A router's port to a switch. A switch that leads outside stands above the router, any other below.</summary>
    private TopologyPort OfRouter(OvnRouterPort port, TopologyNode? its)
    {
        string? router = port.Router is { } named ? Known(TopologyKind.Router, named, null).Id : null;
        bool above = its?.RealName is { } real && _outward.Contains(real);
        return new TopologyPort(Short(port.Name), above ? its!.Id : router, above ? router : its?.Id)
        {
            Mac = Shown(port.Mac),
            Address = Shown(port.Address),
            Chassis = Shown(port.Chassis),
        };
    }

    private TopologyNode Known(TopologyKind kind, string realName, string? address)
    {
        if (!_nodes.TryGetValue((kind, realName), out TopologyNode? node))
        {
            string name = Short(realName);
            node = new TopologyNode(IdOf(kind, name), kind, name) { RealName = realName, Address = address };
            _nodes.Add((kind, realName), node);
        }

        return node;
    }

    private string IdOf(TopologyKind kind, string name)
    {
        string id = $"{kind.ToString().ToLowerInvariant()}:{TestbedName.Shown(name)}";
        while (!_ids.Add(id))
        {
            id += "+";
        }

        return id;
    }

    private string Short(string realName) =>
        TestbedName.ForProblems(realName.StartsWith(_prefix, StringComparison.Ordinal) && realName.Length > _prefix.Length ? realName[_prefix.Length..] : realName);

    private static string? Shown(string? text) => text is null ? null : TestbedName.ForProblems(text);
}
