using System.Collections.Immutable;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout;

/// <summary>Hosts and deployments with their states, and how many problems there are.</summary>
/// <param name="Worst">Of the problems that are counted.</param>
/// <param name="FailedChecks">At the doctor's last run.</param>
internal sealed record NavTreeView(ImmutableArray<NavItem> Hosts, ImmutableArray<NavItem> Deployments, int Problems, Tone Worst, int FailedChecks)
{
    public static NavTreeView From(LiveFrame frame, ProblemList problems, int failedChecks) => new(
        [.. frame.Hosts.Select(host => new NavItem(host.Answer.Name, HostStatus.Of(frame, host), host.Answer.IsSimulated)).OrderBy(host => host.Name, NaturalOrder.Instance)],
        [.. frame.Snapshot.Testbed.Deployments.Select(deployment => new NavItem(deployment.Name, DeploymentStatus.Of(deployment))).OrderBy(deployment => deployment.Name, NaturalOrder.Instance)],
        problems.Count,
        problems.Errors > 0 ? Tone.Bad : problems.Warnings > 0 ? Tone.Warning : Tone.Quiet,
        failedChecks);

    public bool HasShapeOf(NavTreeView other) =>
        Problems == other.Problems && FailedChecks == other.FailedChecks && Worst == other.Worst && Words(Hosts).SequenceEqual(Words(other.Hosts)) && Words(Deployments).SequenceEqual(Words(other.Deployments));

    private static IEnumerable<(string, string)> Words(ImmutableArray<NavItem> items) => items.Select(item => (item.Name, item.Status.Word));
}

/// <summary>A line of the tree.</summary>
/// <param name="IsSimulated">A host that is not a machine.</param>
internal sealed record NavItem(string Name, Status Status, bool IsSimulated = false);
