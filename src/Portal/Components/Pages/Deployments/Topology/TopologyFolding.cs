using System.Collections.Immutable;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>Draws many alike as one: clones of one base at one switch beyond thirty, and in a network too large to be looked at guest by guest all others of a switch.</summary>
internal static class TopologyFolding
{
    private const int MostClones = 30;

    /// <summary>Some hundred boxes are what a screenful or two of scrolling holds.</summary>
    private const int MostGuests = 400;

    public static TopologyGraph Fold(TopologyGraph graph)
    {
        Dictionary<string, string> switches = [];
        foreach (TopologyPort port in graph.Ports.Where(port => port is { Guest: not null, Lower: not null }))
        {
            switches.TryAdd(port.Lower!, port.Upper ?? string.Empty);
        }

        graph = Folded(graph, switches, guest => guest.CloneOf, (key, _) => key, MostClones);
        return graph.Nodes.Count(node => node.Kind == TopologyKind.Guest) > MostGuests
            ? Folded(graph, switches, _ => string.Empty, (_, its) => $"Guests of {its}", MostClones)
            : graph;
    }

    private static TopologyGraph Folded(TopologyGraph graph, Dictionary<string, string> switches, Func<ExpectedGuest, string?> keyOf, Func<string, string, string> nameOf, int most)
    {
        var folded = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new List<TopologyNode>();
        foreach (var group in graph.Nodes
            .Where(node => node.Kind == TopologyKind.Guest && keyOf(node.Guests[0]) is not null)
            .GroupBy(node => (Key: keyOf(node.Guests[0])!, Switch: switches.GetValueOrDefault(node.Id, string.Empty)))
            .Where(group => group.Count() > most))
        {
            string place = graph.Node(group.Key.Switch)?.Name ?? "no switch";
            string name = nameOf(group.Key.Key, place);
            var node = new TopologyNode($"group:{TestbedName.Shown(name)}@{TestbedName.Shown(place)}", TopologyKind.Group, $"{name} ×{group.Count()}") { Guests = [.. group.SelectMany(each => each.Guests)] };
            groups.Add(node);
            foreach (TopologyNode each in group)
            {
                folded.Add(each.Id, node.Id);
            }
        }

        if (groups.Count == 0)
        {
            return graph;
        }

        ImmutableArray<TopologyPort> ports = [.. graph.Ports.Select(port => port.Lower is { } lower && folded.TryGetValue(lower, out string? into) ? port with { Lower = into } : port)];
        return graph with
        {
            Nodes = [.. graph.Nodes.Where(node => !folded.ContainsKey(node.Id)), .. groups],
            Ports = ports,
            Links = TopologyGraph.LinksOf(ports),
        };
    }
}
