using System.Collections.Immutable;
using Portal.Components.Pages.Overview;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>The list of hosts at one moment: immutable, made from a frame and what is asked alone. Page and export show the same rows in the same order.</summary>
public sealed record HostsView
{
    public required LiveFrame Frame { get; init; }

    public required TableQuery Query { get; init; }

    /// <summary>Those that match, in order: those that are silent first, then the busiest, unless another order is asked for.</summary>
    public ImmutableArray<HostEntry> Hosts { get; init; } = [];

    /// <summary>Without any filter.</summary>
    public int Total { get; init; }

    /// <summary>Words of the filter that were taken for less than they look like.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <param name="zone">Of times in sentences; null for UTC, which is then named.</param>
    public static HostsView From(LiveFrame frame, TableQuery query, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<HostEntry> all = HostEntries.Of(frame, zone);
        var filter = new TableFilter(query.Text, HostColumns.Fields);
        HostEntry[] worded = [.. all.Where(filter.Matches)];
        HostEntry[] matching = [.. worded.Where(host => query.Facets.All(facet => Has(host, facet.Value))).OrderBy(host => host.Name, NaturalOrder.Instance)];
        return new HostsView
        {
            Frame = frame,
            Query = query,
            Hosts = [.. query.Sort is { } sort
                ? HostColumns.Sorts[sort.Column].Order(matching, sort.IsFalling)
                : HostColumns.Sorts["cpu"].Order(matching, falls: true).OrderByDescending(HostColumns.Silence)],
            Total = all.Length,
            Remarks = filter.Remarks,
            Facets = Facet.Of(HostColumns.Facets.Keys, query, worded, static (host, _) => host.State, static (host, _, value) => Has(host, value)),
        };
    }

    private static bool Has(HostEntry host, string state) => host.State.Equals(state, StringComparison.OrdinalIgnoreCase);
}
