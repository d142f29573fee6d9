using System.Collections.Immutable;
using System.Globalization;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>Where each node stands and each line runs, in pixels. The same graph gives the same picture: layers from the outside to the guests, which stand in columns below their switch.</summary>
/// <param name="Places">Upper left corner of each node.</param>
/// <param name="Paths">SVG path data by link.</param>
/// <param name="Buses">Path data of what connects a switch with the columns of its guests, by switch.</param>
public sealed record TopologyLayout(int Width, int Height, ImmutableDictionary<string, (int X, int Y)> Places, ImmutableDictionary<string, string> Paths, ImmutableDictionary<string, string> Buses)
{
    public const int NodeWidth = 200;
    public const int NodeHeight = 48;

    /// <summary>Left of a column: room for the line that its guests hang on.</summary>
    private const int Gutter = 44;
    private const int Stub = 26;
    private const int RowStep = NodeHeight + 12;
    private const int LayerStep = NodeHeight + 52;
    private const int Margin = 12;

    /// <summary>What fits on a usual screen beside the navigation; more switches than that need more.</summary>
    private const int WantedColumns = 4;

    public static TopologyLayout Of(TopologyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        TopologyLayers layers = TopologyLayers.Of(graph);
        int rows = Rows(layers.Blocks);
        var x = new Dictionary<string, int>(StringComparer.Ordinal);
        var columns = new List<(TopologyBlock Block, int X, int Columns)>();
        int right = Margin;
        foreach (TopologyBlock block in layers.Blocks)
        {
            int count = Math.Max(1, Columns(block, rows));
            columns.Add((block, right, count));
            if (block.Switch is { } its)
            {
                x[its.Id] = right + (((count * (Gutter + NodeWidth)) + Gutter - NodeWidth) / 2);
            }

            right += (count * (Gutter + NodeWidth)) + Gutter;
        }

        foreach (ImmutableArray<TopologyNode> layer in layers.Above.Reverse())
        {
            Spread(layer, graph, x);
        }

        int shift = Margin - Math.Min(Margin, x.Count == 0 ? Margin : x.Values.Min());
        var places = ImmutableDictionary.CreateBuilder<string, (int X, int Y)>(StringComparer.Ordinal);
        int y = Margin;
        foreach (ImmutableArray<TopologyNode> layer in layers.All.Where(layer => !layer.IsEmpty))
        {
            foreach (TopologyNode node in layer)
            {
                places[node.Id] = (x[node.Id] + shift, y);
            }

            y += LayerStep;
        }

        var buses = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((TopologyBlock block, int left, _) in columns)
        {
            for (int i = 0; i < block.Nodes.Length; i++)
            {
                places[block.Nodes[i].Id] = (left + shift + Gutter + (i / rows * (Gutter + NodeWidth)), y + (i % rows * RowStep));
            }

            if (block.Switch is { } its && !block.Nodes.IsEmpty)
            {
                buses[its.Id] = Bus(places[its.Id], [.. block.Nodes.Select(node => places[node.Id])], y - (LayerStep - NodeHeight) + 20);
            }
        }

        ImmutableDictionary<string, (int X, int Y)> all = places.ToImmutable();
        Dictionary<string, string?> home = layers.Blocks.SelectMany(block => block.Nodes.Select(node => (node.Id, block.Switch?.Id))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        return new TopologyLayout(
            all.IsEmpty ? 0 : all.Values.Max(place => place.X) + NodeWidth + Margin,
            all.IsEmpty ? 0 : all.Values.Max(place => place.Y) + NodeHeight + Margin,
            all,
            graph.Links.ToImmutableDictionary(link => link.Id, link => Path(all, link, home.GetValueOrDefault(link.Lower) == link.Upper), StringComparer.Ordinal),
            buses.ToImmutable());
    }

    /// <summary>As few as let all columns stand side by side.</summary>
    private static int Rows(ImmutableArray<TopologyBlock> blocks)
    {
        int most = blocks.IsEmpty ? 1 : Math.Max(1, blocks.Max(block => block.Nodes.Length));
        int wanted = Math.Max(WantedColumns, blocks.Length);
        return Enumerable.Range(1, most).First(rows => rows == most || blocks.Sum(block => Math.Max(1, Columns(block, rows))) <= wanted);
    }

    private static int Columns(TopologyBlock block, int rows) => (block.Nodes.Length + rows - 1) / rows;

    /// <summary>Each above the middle of what it is connected with below, pushed to the right where there is no room.</summary>
    private static void Spread(ImmutableArray<TopologyNode> layer, TopologyGraph graph, Dictionary<string, int> x)
    {
        int free = int.MinValue;
        foreach ((TopologyNode node, int wanted) in layer.Select(node => (Node: node, Wanted: Middle(node, graph, x))).OrderBy(pair => pair.Wanted))
        {
            x[node.Id] = Math.Max(wanted, free);
            free = x[node.Id] + NodeWidth + Gutter;
        }
    }

    private static int Middle(TopologyNode node, TopologyGraph graph, Dictionary<string, int> x)
    {
        int[] below = [.. graph.Links.Where(link => link.Upper == node.Id && x.ContainsKey(link.Lower)).Select(link => x[link.Lower])];
        return below.Length == 0 ? Margin : (int)Math.Round(below.Average());
    }

    private static string Bus((int X, int Y) its, (int X, int Y)[] nodes, int y)
    {
        int from = its.X + (NodeWidth / 2);
        (int X, int Last)[] trunks = [.. nodes.GroupBy(node => node.X - Stub).Select(column => (column.Key, column.Max(node => node.Y + (NodeHeight / 2))))];
        int left = Math.Min(from, trunks.Min(trunk => trunk.X)), right = Math.Max(from, trunks.Max(trunk => trunk.X));
        return string.Create(CultureInfo.InvariantCulture, $"M{from} {its.Y + NodeHeight}V{y}M{left} {y}H{right}")
            + string.Concat(trunks.Select(trunk => string.Create(CultureInfo.InvariantCulture, $"M{trunk.X} {y}V{trunk.Last}")));
    }

    private static string Path(ImmutableDictionary<string, (int X, int Y)> places, TopologyLink link, bool hangs)
    {
        (int x, int y) = places[link.Lower];
        if (hangs)
        {
            return string.Create(CultureInfo.InvariantCulture, $"M{x - Stub} {y + (NodeHeight / 2)}H{x}");
        }

        (int upperX, int upperY) = places[link.Upper];
        int from = upperX + (NodeWidth / 2), to = x + (NodeWidth / 2), middle = (upperY + NodeHeight + y) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{from} {upperY + NodeHeight}C{from} {middle} {to} {middle} {to} {y}");
    }
}
