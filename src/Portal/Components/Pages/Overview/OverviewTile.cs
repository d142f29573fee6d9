using System.Collections.Immutable;
using Portal.Components.Format;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Problems;
using Portal.Testbed;

namespace Portal.Components.Pages.Overview;

/// <summary>What there is of one kind in a few words, and the list that shows it: filtered by what is wrong, if anything is.</summary>
public sealed record OverviewTile(string Name, string Icon, Tone Tone, string Words, string Href)
{
    internal static OverviewTile Hosts(ImmutableArray<HostEntry> hosts)
    {
        var silent = hosts.Where(host => host.State is not "live").GroupBy(host => host.State, StringComparer.Ordinal).ToArray();
        return new OverviewTile(
            "Hosts",
            "host",
            hosts.Any(host => host.State is "offline") ? Tone.Bad : silent.Length > 0 ? Tone.Warning : Tone.Good,
            hosts.IsEmpty ? "none" : Counted(hosts.Select(host => host.Status.Word), "Live"),
            To(Routes.HostsPage, "state", silent.Length == 1 ? silent[0].Key : null));
    }

    internal static OverviewTile Guests(ImmutableArray<GuestEntry> guests)
    {
        bool isWrong = guests.Any(guest => guest.IsProblem);
        GuestEntry[] counted = [.. guests.Where(guest => !guest.Guest.IsTemplate && (guest.State is "running" or "unknown" || guest.IsProblem))];
        return new OverviewTile(
            "Guests",
            "guest",
            isWrong ? Tone.Bad : guests.Any(guest => guest.State is "unknown") ? Tone.Warning : Tone.Good,
            counted.Length == 0 ? "none running" : Counted(counted.Select(guest => guest.State.Replace('-', ' ')), "running"),
            To(Routes.GuestsPage, "problem", isWrong ? "1" : null));
    }

    internal static OverviewTile Deployments(ImmutableArray<Deployment> deployments) => new(
        "Deployments",
        "deployment",
        deployments.Any(deployment => deployment.State is DeploymentState.Failed) ? Tone.Bad : Tone.Quiet,
        deployments.IsEmpty ? "none" : Counted(deployments.Select(deployment => WordOf(deployment.State)), "up"),
        To(Routes.DeploymentsPage, "state", deployments.Any(deployment => deployment.State is DeploymentState.Failed) ? "failed" : null));

    internal static OverviewTile Problems(ProblemList problems) => new(
        "Problems",
        "problem",
        problems.Errors > 0 ? Tone.Bad : problems.Warnings > 0 ? Tone.Warning : Tone.Good,
        (problems.Errors, problems.Warnings) switch
        {
            (0, 0) => "none",
            (var errors, 0) => Count.Of(errors, "error", "errors"),
            (0, var warnings) => Count.Of(warnings, "warning", "warnings"),
            var (errors, warnings) => $"{Count.Of(errors, "error", "errors")}, {Count.Of(warnings, "warning", "warnings")}",
        },
        PageLinks.Problems(new ProblemFilter(Severity: problems.Errors > 0 ? "error" : problems.Warnings > 0 ? "warning" : null)));

    private static string WordOf(DeploymentState state) => state is DeploymentState.Running ? "working" : state.ToString().ToLowerInvariant();

    // "2 live, 1 offline": what is well first, then the commonest.
    private static string Counted(IEnumerable<string> states, string first) => string.Join(", ", states
        .GroupBy(state => state, StringComparer.Ordinal)
        .OrderByDescending(state => state.Key == first).ThenByDescending(state => state.Count()).ThenBy(state => state.Key, StringComparer.Ordinal)
        .Select(state => $"{state.Count()} {state.Key.ToLowerInvariant()}"));

    private static string To(string route, string facet, string? value) =>
        TableAddress.Of(route, value is null ? new TableQuery() : new TableQuery { Facets = new TableQuery().Facets.SetItem(facet, value) });
}
