using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>All that is known of one node: what the side panel holds.</summary>
public sealed record TopologyDetail
{
    /// <summary>A panel is read by people.</summary>
    private const int MostRows = 200;

    public required Status Status { get; init; }

    /// <summary>A guest's page.</summary>
    public string? Page { get; init; }

    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Those that have a row.</summary>
    public ImmutableArray<TopologyTable> Tables { get; init; } = [];

    internal static TopologyDetail Of(TopologyGraph graph, TopologyNode node, TopologyTraffic traffic, IReadOnlyDictionary<string, JoinedGuest> guests, Deployment deployment)
    {
        TopologyTable[] tables = [Ports(graph, node, traffic), Guests(node, guests, deployment), .. TopologyRules.Of(graph, node)];
        return new TopologyDetail
        {
            Status = TopologyStatus.Of(node, guests, deployment),
            Page = node.Kind == TopologyKind.Guest ? PageLinks.Guest(deployment.Name, node.Name) : null,
            Facts = [.. FactsOf(graph, node)],
            Tables = [.. tables.Where(table => !table.Rows.IsEmpty)],
        };
    }

    public bool IsSame(TopologyDetail? other) =>
        other is not null && Status == other.Status && Page == other.Page && Facts.SequenceEqual(other.Facts) && Tables.SequenceEqual(other.Tables);

    private static IEnumerable<Fact> FactsOf(TopologyGraph graph, TopologyNode node)
    {
        if (node.Kind == TopologyKind.Guest)
        {
            yield return new Fact("Kind", node.Guests[0].KindName);
            yield return new Fact("Placed on", node.Guests[0].Host ?? "no host");
        }

        if (node.Kind == TopologyKind.Switch && graph.Network.Switches.FirstOrDefault(each => each.Name == node.RealName) is var its)
        {
            yield return new Fact("Subnet", node.Address ?? "not described");
            yield return new Fact("DHCP", its?.ExcludedAddresses is { } excluded ? $"all but {TestbedName.ForProblems(excluded)}" : "none");
        }
    }

    private static TopologyTable Ports(TopologyGraph graph, TopologyNode node, TopologyTraffic traffic)
    {
        bool hasTraffic = node.Kind is TopologyKind.Guest or TopologyKind.Group or TopologyKind.Switch;
        TopologyPort[] ports = [.. graph.PortsOf(node)];
        return new TopologyTable("Ports", hasTraffic ? ["Leads to", "Port", "MAC", "Address", "Host", "Traffic"] : ["Leads to", "Port", "MAC", "Address", "Host"], ports.Length, [.. ports.Take(MostRows).Select(port =>
        {
            string? peer = graph.Node(TopologyRow.PeerOf(port, node.Id)) is { } other ? other.Kind == TopologyKind.Group ? port.Guest?.Name : other.Name : null;
            return new TopologyCells(hasTraffic
                ? [peer, port.Name, port.Mac, port.Address, port.Chassis, traffic.Text(port)]
                : [peer, port.Name, port.Mac, port.Address, port.Chassis]);
        })]);
    }

    private static TopologyTable Guests(TopologyNode node, IReadOnlyDictionary<string, JoinedGuest> guests, Deployment deployment) => new(
        "Guests",
        ["Name", "State", "Host"],
        node.Guests.Length,
        node.Kind != TopologyKind.Group ? [] : [.. node.Guests.OrderBy(guest => guest.Name, NaturalOrder.Instance).Take(MostRows)
            .Select(guest => new TopologyCells([guest.Name, TopologyStatus.Of(guest, guests, deployment).Word, guest.Host]))]);
}

/// <summary>A table of the side panel.</summary>
/// <param name="Count">Of all rows, of which only some are here.</param>
public sealed record TopologyTable(string Title, ImmutableArray<string> Columns, int Count, ImmutableArray<TopologyCells> Rows)
{
    public bool Equals(TopologyTable? other) => other is not null && Title == other.Title && Count == other.Count && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => Title.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A row; null where there is nothing to say.</summary>
public sealed record TopologyCells(ImmutableArray<string?> Texts)
{
    public bool Equals(TopologyCells? other) => other is not null && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => Texts.Length;
}
