using System.Collections.Immutable;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.Overview;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>The list of deployments at one moment: immutable, made from a frame, the problems and what is asked alone. Page and export show the same rows in the same order.</summary>
public sealed record DeploymentsView
{
    public required LiveFrame Frame { get; init; }

    public required TableQuery Query { get; init; }

    /// <summary>Those that match, in order: those with problems first, then by name, unless another order is asked for.</summary>
    public ImmutableArray<DeploymentEntry> Deployments { get; init; } = [];

    /// <summary>Without any filter.</summary>
    public int Total { get; init; }

    /// <summary>Words of the filter that were taken for less than they look like.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public ImmutableArray<Facet> Facets { get; init; } = [];

    public static DeploymentsView From(LiveFrame frame, ProblemList problems, TableQuery query)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(query);
        DeploymentEntry[] all = AllOf(frame, problems);
        var filter = new TableFilter(query.Text, DeploymentColumns.Fields);
        DeploymentEntry[] worded = [.. all.Where(filter.Matches)];
        DeploymentEntry[] matching = [.. worded.Where(entry => query.Facets.All(facet => Has(entry, facet.Value))).OrderBy(entry => entry.Name, NaturalOrder.Instance)];
        return new DeploymentsView
        {
            Frame = frame,
            Query = query,
            Deployments = [.. query.Sort is { } sort
                ? DeploymentColumns.Sorts[sort.Column].Order(matching, sort.IsFalling)
                : matching.OrderByDescending(entry => entry.Problems.Errors).ThenByDescending(entry => entry.Problems.Warnings)],
            Total = all.Length,
            Remarks = filter.Remarks,
            Facets = Facet.Of(DeploymentColumns.Facets.Keys, query, worded, static (entry, _) => entry.State, static (entry, _, value) => Has(entry, value)),
        };
    }

    internal static DeploymentEntry[] AllOf(LiveFrame frame, ProblemList problems)
    {
        ILookup<string?, GuestEntry> guests = GuestEntries.Of(frame).ToLookup(entry => entry.Guest.Project, StringComparer.Ordinal);
        ILookup<string?, Problem> found = problems.Active.ToLookup(problem => problem.Subject.Deployment, StringComparer.Ordinal);
        return [.. frame.Snapshot.Testbed.Deployments.Select(deployment => DeploymentEntry.From(frame, deployment, [.. guests[deployment.Name]], found[deployment.Name]))];
    }

    private static bool Has(DeploymentEntry entry, string state) => entry.State.Equals(state, StringComparison.OrdinalIgnoreCase);
}
