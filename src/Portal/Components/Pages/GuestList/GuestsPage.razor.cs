using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Portal.Components.Format;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>Every guest of every deployment, and those of none.</summary>
public partial class GuestsPage
{
    [SupplyParameterFromQuery(Name = "deployment")]
    public string? Deployment { get; set; }

    [SupplyParameterFromQuery(Name = "host")]
    public string? Host { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary><c>1</c> for those that something is wrong with.</summary>
    [SupplyParameterFromQuery(Name = "problem")]
    public string? Problem { get; set; }

    protected override string Route => Routes.GuestsPage;

    private GuestsView View { get; set; } = GuestsView.From(LiveFrame.Empty, new TableQuery());

    private string CountText => $"{View.Guests.Length} of {Count.Of(View.Total, "guest", "guests")}";

    protected override IEnumerable<(string Name, string? Value)> Parameters() =>
        [.. base.Parameters(), ("deployment", Deployment), ("host", Host), ("kind", Kind), ("problem", Problem)];

    // A word of the address that is not understood narrows nothing: the page shows what it can.
    protected override TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters) =>
        TableQuery.Read(parameters, GuestColumns.Facets, GuestColumns.Sorts.Keys, out _);

    protected override bool Show(LiveFrame frame)
    {
        GuestsView before = View;
        View = GuestsViews.Of(frame, Table.Query);
        GuestRows rows = View.Rows.With(Settings);
        bool changed = Put(rows.List);
        Cells.Use(rows.Cell);
        Cells.Sparks.Use(History, rows.Spark, Cluster.PausedAt);
        return changed || View.Total != before.Total || View.Frame.HasSnapshot != before.Frame.HasSnapshot || !View.Facets.SequenceEqual(before.Facets);
    }
}
