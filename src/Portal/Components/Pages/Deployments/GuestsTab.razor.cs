using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Portal.Components.Format;
using Portal.Components.Pages.GuestList;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.Deployments;

/// <summary>The guests of one deployment, those with a problem first.</summary>
public partial class GuestsTab
{
    private const string Narrowed = "deployment";

    [Parameter, EditorRequired]
    public required string Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "host")]
    public string? Host { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    protected override string Route => PageLinks.Deployment(Deployment);

    protected override TableQuery Standing => new() { Facets = new TableQuery().Facets.SetItem(Narrowed, Deployment), Sort = GuestColumns.ProblemsFirst };

    private GuestsView View { get; set; } = GuestsView.From(LiveFrame.Empty, new TableQuery());

    private string CountText => $"{View.Guests.Length} of {Count.Of(View.Total, "guest", "guests")}";

    private static ImmutableArray<TableColumn> Columns { get; } = GuestColumns.Columns.RemoveAll(column => column.Id == Narrowed);

    private ImmutableArray<Facet> Facets => View.Facets.RemoveAll(facet => facet.Name == Narrowed);

    protected override IEnumerable<(string Name, string? Value)> Parameters() => [.. base.Parameters(), ("host", Host), ("kind", Kind)];

    protected override TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        TableQuery query = TableQuery.Read(parameters, GuestColumns.Facets, GuestColumns.Sorts.Keys, out _);
        return query with { Facets = query.Facets.SetItem(Narrowed, Deployment), Sort = query.Sort ?? GuestColumns.ProblemsFirst };
    }

    protected override bool Show(LiveFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (View.Total > 0 && frame.Snapshot.Testbed.Deployments.All(deployment => deployment.Name != Deployment))
        {
            // It is gone: its last figures stay.
            return false;
        }

        GuestsView before = View;
        View = GuestsViews.Of(frame, Table.Query, Deployment);
        GuestRows rows = View.Rows.With(Settings);
        bool changed = Put(rows.List);
        Cells.Use(rows.Cell);
        Cells.Sparks.Use(History, rows.Spark, Cluster.PausedAt);
        return changed || View.Total != before.Total || View.Frame.HasSnapshot != before.Frame.HasSnapshot || !View.Facets.SequenceEqual(before.Facets);
    }
}
