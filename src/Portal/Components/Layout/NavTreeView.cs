using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;

namespace Portal.Components.Layout;

/// <summary>Hosts and deployments with their states.</summary>
internal sealed record NavTreeView(ImmutableArray<NavItem> Hosts, ImmutableArray<NavItem> Deployments)
{
    public static NavTreeView From(ClusterSnapshot snapshot) => new(
        [.. snapshot.Hosts.Select(host => new NavItem(host.Name, HostStatus.Of(host))).OrderBy(host => host.Name, NaturalOrder.Instance)],
        [.. snapshot.Testbed.Deployments.Select(deployment => new NavItem(deployment.Name, DeploymentStatus.Of(deployment))).OrderBy(deployment => deployment.Name, NaturalOrder.Instance)]);

    public bool HasShapeOf(NavTreeView other) => Words(Hosts).SequenceEqual(Words(other.Hosts)) && Words(Deployments).SequenceEqual(Words(other.Deployments));

    private static IEnumerable<(string, string)> Words(ImmutableArray<NavItem> items) => items.Select(item => (item.Name, item.Status.Word));
}

/// <summary>A line of the tree.</summary>
internal sealed record NavItem(string Name, Status Status);
