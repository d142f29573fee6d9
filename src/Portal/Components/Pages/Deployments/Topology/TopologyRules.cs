using System.Collections.Immutable;
using System.Globalization;
using Portal.Testbed;
using Portal.Testbed.Ovn;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>What holds for a node's traffic: access lists, translation of addresses, routes. A guest's are its switches', and what translates its addresses.</summary>
internal static class TopologyRules
{
    public static IEnumerable<TopologyTable> Of(TopologyGraph graph, TopologyNode node)
    {
        HashSet<string?> switches = node.Kind == TopologyKind.Switch
            ? [node.RealName]
            : node.Kind is TopologyKind.Guest or TopologyKind.Group or TopologyKind.Port ? [.. graph.PortsOf(node).Select(port => graph.Node(port.Upper)?.RealName).Where(name => name is not null)] : [];
        yield return Table(
            "ACLs",
            ["Priority", "Direction", "Match", "Action"],
            graph.Network.Acls.Where(acl => acl.Entity is not null && switches.Contains(acl.Entity)).OrderByDescending(acl => acl.Priority),
            acl => [acl.Priority?.ToString(CultureInfo.InvariantCulture), acl.Direction, acl.Match, acl.Action]);

        OvnRouter? router = node.Kind == TopologyKind.Router ? graph.Network.Routers.FirstOrDefault(each => each.Name == node.RealName) : null;
        HashSet<string?> addresses = node.Kind is TopologyKind.Guest or TopologyKind.Port ? [.. graph.PortsOf(node).Select(port => port.Address)] : [];
        IEnumerable<OvnNat> nat = router?.Nat ?? graph.Network.Routers.SelectMany(each => each.Nat).Where(each => each.LogicalAddress is not null && addresses.Contains(each.LogicalAddress));
        yield return Table("NAT", ["Kind", "Outside", "Inside"], nat, each => [KindOf(each.Kind), each.ExternalAddress, each.LogicalAddress]);
        yield return Table("Routes", ["To", "Next hop"], router?.Routes ?? [], each => [each.Prefix, each.NextHop]);
        yield return Table("Gateways", ["Port", "Host"], router?.Gateways ?? [], each => [each.RouterPort, each.Chassis]);
    }

    // In the network's own words.
    private static string? KindOf(string? kind) => kind switch { "SNat" => "snat", "DnatSNat" => "dnat_and_snat", _ => kind };

    private static TopologyTable Table<T>(string title, ImmutableArray<string> columns, IEnumerable<T> from, Func<T, string?[]> cells)
    {
        T[] all = [.. from];
        return new TopologyTable(title, columns, all.Length, [.. all.Take(200).Select(each => new TopologyCells([.. cells(each).Select(text => text is null ? null : TestbedName.ForProblems(text))]))]);
    }
}
