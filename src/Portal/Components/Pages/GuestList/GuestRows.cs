using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Preferences;
using Portal.Components.Shared;
using Portal.Components.Tables;

namespace Portal.Components.Pages.GuestList;

/// <summary>Flattens the list: a guest is a row, clones are a row for all and, unfolded, one each, their template last.</summary>
internal sealed class GuestRows
{
    private readonly ImmutableArray<GuestRow>.Builder _rows = ImmutableArray.CreateBuilder<GuestRow>();
    private readonly Dictionary<string, (GuestUnit Unit, GuestEntry? Entry)> _behind = new(StringComparer.Ordinal);
    private readonly ViewSettings _settings = ViewSettings.Default;

    /// <param name="before">What the same list showed in an earlier frame.</param>
    public GuestRows(GuestsView view, RowList<GuestRow>? before = null)
    {
        foreach (GuestUnit unit in view.Units)
        {
            Add(unit, view.Query);
        }

        List = new RowList<GuestRow>(_rows.ToImmutable(), before);
    }

    private GuestRows(GuestRows same, ViewSettings settings) => (List, _behind, _settings) = (same.List, same._behind, settings);

    public RowList<GuestRow> List { get; }

    /// <summary>The same rows, written as one browser wants them.</summary>
    public GuestRows With(ViewSettings settings) => settings == _settings ? this : new GuestRows(this, settings);

    /// <summary>Text of a live cell.</summary>
    public CellText Cell(string row, string column) => _behind.TryGetValue(row, out (GuestUnit Unit, GuestEntry? Entry) behind)
        ? behind.Entry is { } entry ? GuestTexts.Of(behind.Unit, entry, column, _settings) : CloneTexts.Of(behind.Unit, column, _settings)
        : new CellText(Format.Number.Absent);

    /// <summary>What the line beside a cell is drawn of.</summary>
    public SparkSource? Spark(string row, string column) => _behind.TryGetValue(row, out (GuestUnit Unit, GuestEntry? Entry) behind)
        ? behind.Entry is { } entry ? GuestSparks.Of(entry, column) : CloneSparks.Of(behind.Unit, column)
        : null;

    private void Add(GuestUnit unit, TableQuery query)
    {
        if (unit.Group is not { } group)
        {
            Add(unit, unit.Guests[0], isInGroup: false);
            return;
        }

        if (query.IsTiles)
        {
            // A wall of squares shows each clone by itself.
            foreach (GuestEntry entry in unit.All())
            {
                Add(unit, entry, isInGroup: false);
            }

            return;
        }

        bool byItself = unit.HasProblem || !string.IsNullOrWhiteSpace(query.Text);
        bool isOpen = OpenGroups.IsOpen(query, group, byItself);
        _behind["g/" + group] = (unit, null);
        _rows.Add(new GuestRow
        {
            Key = "g/" + group,
            Name = unit.Name,
            Group = group,
            IsOpen = isOpen,
            OpensByItself = byItself,
            Deployment = unit.Guests[0].Guest.Project,
            Kind = unit.Common(guest => guest.Kind),
            Host = unit.Common(guest => guest.Host),
            IsProblem = unit.HasProblem,
            IsSimulated = unit.Guests.All(guest => guest.IsSimulated),
        });
        foreach (GuestEntry entry in isOpen ? unit.All() : [])
        {
            Add(unit, entry, isInGroup: true);
        }
    }

    private void Add(GuestUnit unit, GuestEntry entry, bool isInGroup)
    {
        _behind[entry.Key] = (unit, entry);
        _rows.Add(new GuestRow
        {
            Key = entry.Key,
            Name = entry.Guest.Name,
            Href = PageLinks.Of(entry.Guest),
            Status = entry.Status,
            IsInGroup = isInGroup,
            Deployment = entry.Guest.Project,
            Address = entry.Address,
            RuntimeName = entry.Guest.RuntimeName,
            Kind = entry.Guest.Kind,
            Host = entry.Guest.Host,
            Detail = entry.IsProblem ? entry.Status.Sentence : null,
            IsStale = entry.IsStale,
            IsProblem = entry.IsProblem,
            IsSimulated = entry.IsSimulated,
        });
    }
}
