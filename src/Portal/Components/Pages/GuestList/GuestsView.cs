using System.Collections.Immutable;
using Portal.Components.Pages.Overview;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary>The list of guests at one moment: immutable, made from a frame and what is asked alone. Page and export show the same rows in the same order.</summary>
public sealed record GuestsView
{
    private GuestRows? _rows;

    public required LiveFrame Frame { get; init; }

    public required TableQuery Query { get; init; }

    /// <summary>Those that match, in order.</summary>
    public ImmutableArray<GuestUnit> Units { get; init; } = [];

    /// <summary>Those that match, in order, each clone by itself.</summary>
    public ImmutableArray<GuestEntry> Guests { get; init; } = [];

    /// <summary>Without any filter.</summary>
    public int Total { get; init; }

    /// <summary>Words of the filter that were taken for less than they look like.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <summary>The same for this list in every frame; null for a list that nobody asks for twice.</summary>
    internal string? Name { get; init; }

    /// <summary>As a grid shows them; made once, for every tab that shows this view.</summary>
    internal GuestRows Rows => LazyInitializer.EnsureInitialized(ref _rows, () => EarlierRows.Follow(Name, before => new GuestRows(this, before)));

    public SortOrder Sort => Query.Sort ?? GuestColumns.Default;

    /// <param name="deployment">The only one whose guests there are for this list; null for every guest.</param>
    public static GuestsView From(LiveFrame frame, TableQuery query, string? deployment = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<GuestEntry> every = GuestEntries.Of(frame);
        ImmutableArray<GuestEntry> all = deployment is null ? every : [.. every.Where(entry => entry.Guest.Project == deployment)];
        var filter = new TableFilter(query.Text, GuestColumns.Fields);
        GuestEntry[] worded = [.. all.Where(filter.Matches)];
        GuestEntry[] matching = [.. worded.Where(entry => query.Facets.All(facet => entry.Has(facet.Key, facet.Value)))];
        SortOrder sort = query.Sort ?? GuestColumns.Default;
        SortKey<GuestUnit> key = GuestColumns.Sorts[sort.Column];
        ImmutableArray<GuestUnit> units = [.. key.Order(ByName(GuestUnit.Of(matching)), sort.IsFalling).Select(unit => unit.IsGroup ? unit with { Guests = Clones(unit.Guests, key, sort) } : unit)];
        return new GuestsView
        {
            Frame = frame,
            Query = query,
            Units = units,
            Guests = [.. units.SelectMany(unit => unit.All())],
            Total = all.Length,
            Remarks = filter.Remarks,
            Facets = Facet.Of(GuestColumns.Facets.Keys, query, worded, static (entry, name) => ValueOf(entry, name), static (entry, name, value) => entry.Has(name, value)),
        };
    }

    private static string? ValueOf(GuestEntry entry, string facet) => facet switch
    {
        "state" => entry.State,
        "deployment" => entry.Guest.Project,
        "host" => entry.Guest.Host,
        "problem" => entry.IsProblem ? "1" : null,
        _ => entry.Guest.Kind,
    };

    // Clones are told apart by name and place only; whatever the column is, equals stand by name.
    private static ImmutableArray<GuestEntry> Clones(ImmutableArray<GuestEntry> clones, SortKey<GuestUnit> key, SortOrder sort) =>
        [.. key.Order(ByName(clones.Select(clone => new GuestUnit { Name = clone.Guest.Name, Guests = [clone] })), sort.IsFalling).Select(unit => unit.Guests[0])];

    private static IEnumerable<GuestUnit> ByName(IEnumerable<GuestUnit> units) =>
        units.OrderBy(unit => unit.Name, NaturalOrder.Instance).ThenBy(unit => unit.Guests[0].Key, StringComparer.Ordinal);
}
