using System.Collections.Immutable;
using Portal.Components.Shared;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>A node as a row of the table. Of several ports each has a line of its own.</summary>
public sealed record TopologyRow(TopologyNode Node, Status Status)
{
    private const int MostPorts = 24;

    public ImmutableArray<TopologyRowPort> Ports { get; init; } = [];

    /// <summary>Ports that are not listed.</summary>
    public int More { get; init; }

    public bool Equals(TopologyRow? other) => other is not null && Node == other.Node && Status == other.Status && Ports.SequenceEqual(other.Ports);

    public override int GetHashCode() => Node.Id.GetHashCode(StringComparison.Ordinal);

    internal static ImmutableArray<TopologyRow> Of(TopologyGraph graph, IReadOnlyList<TopologyMark> marks, TopologyTraffic traffic)
    {
        Dictionary<string, string> names = graph.Nodes.ToDictionary(node => node.Id, node => node.Name, StringComparer.Ordinal);
        Dictionary<string, List<TopologyPort>> ports = [];
        foreach (TopologyPort port in graph.Ports)
        {
            foreach (string end in new[] { port.Upper, port.Lower }.OfType<string>())
            {
                (ports.TryGetValue(end, out List<TopologyPort>? its) ? its : ports[end] = []).Add(port);
            }
        }

        return [.. marks.Select(mark => Row(mark, ports.GetValueOrDefault(mark.Node.Id) ?? []))];

        TopologyRow Row(TopologyMark mark, List<TopologyPort> its) => new(mark.Node, mark.Status)
        {
            // A switch's guests name it in their own rows.
            Ports = [.. its.Take(MostPorts).Select(port => new TopologyRowPort(
                PeerOf(port, mark.Node.Id) is { } peer ? names[peer] : null,
                port.Name,
                port.Mac,
                port.Address,
                mark.Node.Kind is TopologyKind.Guest ? traffic.Text(port) : null))],
            More = Math.Max(0, its.Count - MostPorts),
        };
    }

    internal static string? PeerOf(TopologyPort port, string node) => port.Upper == node ? port.Lower : port.Upper;
}

/// <param name="Peer">Name of the node at its other end; null where it leads nowhere.</param>
/// <param name="Traffic">Of a guest's port.</param>
public sealed record TopologyRowPort(string? Peer, string? Name, string? Mac, string? Address, string? Traffic);
