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
/// <param name="Lead">The first count.</param>
/// <param name="Rest">The other counts, of which a page shows as many as a line holds; empty where there is none.</param>
public sealed record OverviewTile(string Name, string Icon, Tone Tone, string Lead, string Rest, string Href)
{
    /// <summary>All that it says.</summary>
    public string Words => Rest.Length == 0 ? Lead : $"{Lead}, {Rest}";

    internal static OverviewTile Hosts(ImmutableArray<HostEntry> hosts)
    {
        var silent = hosts.Where(host => host.State is not "live").GroupBy(host => host.State, StringComparer.Ordinal).ToArray();
        (string lead, string rest) = Counted(hosts.Select(host => host.Status.Word), "Live", "none");
        return new OverviewTile(
            "Hosts",
            "host",
            hosts.Any(host => host.State is "offline") ? Tone.Bad : silent.Length > 0 ? Tone.Warning : Tone.Good,
            lead,
            rest,
            To(Routes.HostsPage, "state", silent.Length == 1 ? silent[0].Key : null));
    }

    internal static OverviewTile Guests(ImmutableArray<GuestEntry> guests)
    {
        bool isWrong = guests.Any(guest => guest.IsProblem);
        IEnumerable<GuestEntry> counted = guests.Where(guest => !guest.Guest.IsTemplate && (guest.State is "running" or "unknown" || guest.IsProblem));
        (string lead, string rest) = Counted(counted.Select(guest => guest.State.Replace('-', ' ')), "running", "none running");
        return new OverviewTile(
            "Guests",
            "guest",
            isWrong ? Tone.Bad : guests.Any(guest => guest.State is "unknown") ? Tone.Warning : Tone.Good,
            lead,
            rest,
            To(Routes.GuestsPage, "problem", isWrong ? "1" : null));
    }

    internal static OverviewTile Deployments(ImmutableArray<Deployment> deployments)
    {
        bool isWrong = deployments.Any(deployment => deployment.State is DeploymentState.Failed);
        (string lead, string rest) = Counted(deployments.Select(deployment => WordOf(deployment.State)), "up", "none");
        return new OverviewTile("Deployments", "deployment", isWrong ? Tone.Bad : Tone.Quiet, lead, rest, To(Routes.DeploymentsPage, "state", isWrong ? "failed" : null));
    }

    internal static OverviewTile Problems(ProblemList problems) => new(
        "Problems",
        "problem",
        problems.Errors > 0 ? Tone.Bad : problems.Warnings > 0 ? Tone.Warning : Tone.Good,
        problems.Errors > 0 ? Count.Of(problems.Errors, "error", "errors") : problems.Warnings > 0 ? Count.Of(problems.Warnings, "warning", "warnings") : "none",
        problems is { Errors: > 0, Warnings: > 0 } ? Count.Of(problems.Warnings, "warning", "warnings") : string.Empty,
        PageLinks.Problems(new ProblemFilter(Severity: problems.Errors > 0 ? "error" : problems.Warnings > 0 ? "warning" : null)));

    private static string WordOf(DeploymentState state) => state is DeploymentState.Running ? "working" : state.ToString().ToLowerInvariant();

    // "2 live" and "1 offline": what is well first, then the commonest.
    private static (string Lead, string Others) Counted(IEnumerable<string> states, string first, string nothing)
    {
        (string Word, int Count)[] counts =
        [
            .. states.GroupBy(state => state, StringComparer.Ordinal)
                .Select(state => (Word: state.Key, Count: state.Count()))
                .OrderByDescending(state => state.Word == first).ThenByDescending(state => state.Count).ThenBy(state => state.Word, StringComparer.Ordinal),
        ];
        string[] words = [.. counts.Select(state => $"{state.Count} {state.Word.ToLowerInvariant()}")];
        return words switch
        {
            [] => (nothing, string.Empty),
            [var lead, .. var rest] => (lead, string.Join(", ", rest)),
        };
    }

    private static string To(string route, string facet, string? value) =>
        TableAddress.Of(route, value is null ? new TableQuery() : new TableQuery { Facets = new TableQuery().Facets.SetItem(facet, value) });
}
