using Microsoft.Extensions.Primitives;
using Portal.Components.Format;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>Every host of the cluster, those that are silent first.</summary>
public partial class HostsPage
{
    protected override string Route => Routes.HostsPage;

    private HostsView View { get; set; } = HostsView.From(LiveFrame.Empty, new TableQuery());

    private string CountText => $"{View.Hosts.Length} of {Count.Of(View.Total, "host", "hosts")}";

    // A word of the address that is not understood narrows nothing: the page shows what it can.
    protected override TableQuery ReadQuery(IEnumerable<KeyValuePair<string, StringValues>> parameters) =>
        TableQuery.Read(parameters, HostColumns.Facets, HostColumns.Sorts.Keys, out _);

    protected override bool Show(LiveFrame frame)
    {
        HostsView before = View;
        ViewSettings settings = Settings;
        View = HostsView.From(frame, Table.Query, settings.KnownZone);
        Dictionary<string, HostEntry> byName = View.Hosts.ToDictionary(host => host.Name, StringComparer.Ordinal);
        bool changed = Put([.. View.Hosts.Select(HostRow.From)]);
        Cells.Use((row, column) => byName.TryGetValue(row, out HostEntry? host) ? HostTexts.Of(host, column, settings) : new CellText(Number.Absent));
        Cells.Sparks.Use(History, (row, column) => byName.TryGetValue(row, out HostEntry? host) ? HostSparks.Of(host, column) : null, Cluster.PausedAt);
        return changed || View.Total != before.Total || View.Frame.HasSnapshot != before.Frame.HasSnapshot || !View.Facets.SequenceEqual(before.Facets);
    }
}
