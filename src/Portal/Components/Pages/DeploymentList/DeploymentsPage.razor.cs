using Microsoft.Extensions.Primitives;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.DeploymentList;

/// <summary>Every deployment of the testbed, those with problems first.</summary>
public partial class DeploymentsPage
{
    protected override string Route => Routes.DeploymentsPage;

    private DeploymentsView View { get; set; } = DeploymentsView.From(LiveFrame.Empty, ProblemList.Empty, new TableQuery());

    private string CountText => $"{View.Deployments.Length} of {Count.Of(View.Total, "deployment", "deployments")}";

    // A word of the address that is not understood narrows nothing: the page shows what it can.
    protected override TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters) =>
        TableQuery.Read(parameters, DeploymentColumns.Facets, DeploymentColumns.Sorts.Keys, out _);

    protected override bool Show(LiveFrame frame)
    {
        DeploymentsView before = View;
        NetworkUnit unit = Settings.Network;
        View = DeploymentsView.From(frame, Cluster.Problems, Table.Query);
        Dictionary<string, DeploymentEntry> byName = View.Deployments.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        bool changed = Put([.. View.Deployments.Select(DeploymentRow.From)]);
        Cells.Use((row, column) => byName.TryGetValue(row, out DeploymentEntry? entry) ? DeploymentTexts.Of(entry, column, unit) : new CellText(Number.Absent));
        Cells.Sparks.Use(History, (row, column) => column is "cpu" && byName.TryGetValue(row, out DeploymentEntry? entry) && !entry.Subjects.IsEmpty
            ? new SparkSource($"CPU of {row}", entry.Subjects, "cpu/total", null, Cores.Text)
            : null, Cluster.PausedAt);
        return changed || View.Total != before.Total || View.Frame.HasSnapshot != before.Frame.HasSnapshot || !View.Facets.SequenceEqual(before.Facets);
    }
}
