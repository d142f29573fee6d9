using System.Collections.Immutable;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>What stands below a switch; below none what has no switch.</summary>
internal sealed record TopologyBlock(TopologyNode? Switch, ImmutableArray<TopologyNode> Nodes);

/// <summary>Nodes by layer: networks outside, switches that only lead there, routers, the other switches, guests.</summary>
/// <param name="Above">The first three.</param>
internal sealed record TopologyLayers(ImmutableArray<ImmutableArray<TopologyNode>> Above, ImmutableArray<TopologyBlock> Blocks)
{
    public IEnumerable<ImmutableArray<TopologyNode>> All => Above.Append([.. Blocks.Select(block => block.Switch).OfType<TopologyNode>()]);

    public static TopologyLayers Of(TopologyGraph graph)
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (TopologyLink link in graph.Links)
        {
            homes.TryAdd(link.Lower, link.Upper);
        }

        ILookup<string, TopologyNode> below = graph.Nodes
            .Where(node => node.Kind is TopologyKind.Guest or TopologyKind.Group or TopologyKind.Port)
            .ToLookup(node => homes.GetValueOrDefault(node.Id, string.Empty), StringComparer.Ordinal);
        HashSet<string> outward = [.. graph.Links.Where(link => graph.Node(link.Upper)?.Kind == TopologyKind.External).Select(link => link.Lower)];
        TopologyNode[] switches = [.. graph.Nodes.Where(node => node.Kind == TopologyKind.Switch)];
        ImmutableArray<TopologyNode> uplinks = [.. switches.Where(node => outward.Contains(node.Id) && !below.Contains(node.Id))];
        IEnumerable<TopologyBlock> blocks = switches.Except(uplinks).Select(node => new TopologyBlock(node, [.. below[node.Id]]));
        return new TopologyLayers(
            [Of(graph, TopologyKind.External), uplinks, Of(graph, TopologyKind.Router)],
            below.Contains(string.Empty) ? [.. blocks, new TopologyBlock(null, [.. below[string.Empty]])] : [.. blocks]);
    }

    private static ImmutableArray<TopologyNode> Of(TopologyGraph graph, TopologyKind kind) => [.. graph.Nodes.Where(node => node.Kind == kind)];
}
