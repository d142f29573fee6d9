using System.Collections.Immutable;
using Portal.Testbed;
using Portal.Testbed.Ovn;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>A deployment's network as nodes and lines: immutable, made from its files alone, in the same order each time.</summary>
public sealed record TopologyGraph
{
    private const int MostNodes = 1500;

    public required OvnNetwork Network { get; init; }

    public ImmutableArray<TopologyNode> Nodes { get; init; } = [];

    /// <summary>Of all nodes, those that lead nowhere too.</summary>
    public ImmutableArray<TopologyPort> Ports { get; init; } = [];

    public ImmutableArray<TopologyLink> Links { get; init; } = [];

    /// <summary>Bases that are never meant to run and so have no port.</summary>
    public ImmutableArray<string> Templates { get; init; } = [];

    /// <summary>Beyond it neither a drawing nor a table tells anything.</summary>
    public bool IsTooLarge => Nodes.Length > MostNodes;

    /// <summary>Null where the state has no OVN network.</summary>
    public static TopologyGraph? From(Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        return deployment.Ovn is { } network ? TopologyFolding.Fold(new TopologyReading(deployment, network).Read()) : null;
    }

    /// <summary>By its id, else by its name.</summary>
    public TopologyNode? Find(string? focus) => string.IsNullOrEmpty(focus)
        ? null
        : Nodes.FirstOrDefault(node => node.Id == focus) ?? Nodes.FirstOrDefault(node => node.Name == focus);

    public TopologyNode? Node(string? id) => id is null ? null : Nodes.FirstOrDefault(node => node.Id == id);

    public IEnumerable<TopologyPort> PortsOf(TopologyNode node) => Ports.Where(port => port.Upper == node.Id || port.Lower == node.Id);

    internal static ImmutableArray<TopologyLink> LinksOf(IEnumerable<TopologyPort> ports) =>
    [
        .. ports.Where(port => port is { Upper: not null, Lower: not null })
            .GroupBy(port => (port.Upper, port.Lower))
            .Select(group => new TopologyLink(group.Key.Upper!, group.Key.Lower!, [.. group])),
    ];
}
