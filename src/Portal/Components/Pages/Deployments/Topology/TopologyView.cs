using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>A node as it looks at one moment.</summary>
/// <param name="IsDim">The reader looks at another part.</param>
public sealed record TopologyMark(TopologyNode Node, Status Status, int X, int Y, bool IsFocus, bool IsDim);

/// <param name="Width">Of the stroke, in pixels.</param>
public sealed record TopologyLine(string Id, string Path, string Width, bool IsMeasured, bool IsDim);

/// <summary>A deployment's network at one moment: immutable, made from the graph, a frame and the address alone.</summary>
public sealed record TopologyView
{
    public required TopologyGraph Graph { get; init; }

    public required TopologyLayout Layout { get; init; }

    public ImmutableArray<TopologyMark> Marks { get; init; } = [];

    public ImmutableArray<TopologyLine> Lines { get; init; } = [];

    public ImmutableArray<TopologyRow> Rows { get; init; } = [];

    /// <summary>Null for nothing in particular.</summary>
    public TopologyNode? Focus { get; init; }

    public TopologyDetail? Detail { get; init; }

    public static TopologyView From(TopologyGraph graph, TopologyLayout layout, LiveFrame frame, Deployment deployment, string? focus, NetworkUnit unit = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(deployment);
        Dictionary<string, JoinedGuest> guests = [];
        foreach (JoinedGuest guest in frame.Snapshot.Guests.Where(guest => guest.Project == deployment.Name))
        {
            guests.TryAdd(guest.Name, guest);
        }

        TopologyNode? looked = graph.Find(focus);
        HashSet<string> lit = looked is null ? [] : [looked.Id, .. graph.Links.Where(link => link.Upper == looked.Id || link.Lower == looked.Id).SelectMany(link => new[] { link.Upper, link.Lower })];
        TopologyMark[] marks = [.. graph.Nodes.Select(node => new TopologyMark(
            node,
            TopologyStatus.Of(node, guests, deployment),
            layout.Places[node.Id].X,
            layout.Places[node.Id].Y,
            node == looked,
            looked is not null && !lit.Contains(node.Id)))];
        var traffic = new TopologyTraffic(graph, frame, guests, unit);
        return new TopologyView
        {
            Graph = graph,
            Layout = layout,
            Marks = [.. marks],
            Lines = [.. graph.Links.Select(link => new TopologyLine(
                link.Id,
                layout.Paths[link.Id],
                TopologyTraffic.Width(traffic.Of(link)),
                traffic.Of(link) is not null,
                looked is not null && link.Upper != looked.Id && link.Lower != looked.Id))],
            Rows = TopologyRow.Of(graph, marks, traffic),
            Focus = looked,
            Detail = looked is null ? null : TopologyDetail.Of(graph, looked, traffic, guests, deployment),
        };
    }

    /// <summary>Nothing that is drawn or written differs.</summary>
    public bool LooksLike(TopologyView? other) =>
        other is not null && ReferenceEquals(Graph, other.Graph) && Focus == other.Focus && Marks.SequenceEqual(other.Marks) && Lines.SequenceEqual(other.Lines)
        && Rows.SequenceEqual(other.Rows) && (Detail is null ? other.Detail is null : Detail.IsSame(other.Detail));
}
