using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Tables;

/// <summary>Turns what is done with a table into its address, of which everything else follows. Choosing adds an entry to the browser's history, typing replaces it.</summary>
/// <param name="standing">What holds on this page in any case, and so stands in no address of it; exports have it.</param>
public sealed class TableNavigation(NavigationManager navigation, string page, TableQuery? standing = null)
{
    // Addresses that were asked for and that the browser has not said yet, oldest first.
    private readonly Queue<string> _underWay = [];
    private TableQuery? _asked;
    private string? _address;

    /// <summary>What the address says, and so what the page shows.</summary>
    public TableQuery Query { get; private set; } = new();

    // What the address will say once the browser has answered: who clicks twice within that time means both.
    private TableQuery Next => _asked ?? Query;

    /// <summary>The page without any filter; the order stays.</summary>
    public string Bare => AddressOf(Query with { Text = null, Facets = new TableQuery().Facets });

    /// <summary>All that narrows the table, in one line.</summary>
    public string Asked => string.Join(' ', [.. Query.Text is { } text ? [text.Trim()] : Array.Empty<string>(), .. Chosen(Query).Facets.Select(facet => $"{facet.Key}:{facet.Value}")]);

    /// <summary>The address says this now: what was asked for here, or somebody else's choice (Back, a link), after which nothing is under way any more.</summary>
    public void Follow(TableQuery query)
    {
        Query = query;
        string address = AddressOf(query);
        if (_underWay.Contains(address))
        {
            while (_underWay.Dequeue() != address)
            {
                // An address that was replaced before anybody saw it.
            }
        }
        else if (address != _address)
        {
            _underWay.Clear();
        }

        _address = address;
        _asked = _underWay.Count == 0 ? null : _asked;
    }

    public void Type(string? text) => Go(Next with { Text = text is { Length: > 0 } ? text : null }, replace: true);

    /// <summary>Narrows by a value, or no longer if it was chosen already.</summary>
    public void Choose(string facet, string value) => Go(
        Next with { Facets = string.Equals(Next.Facet(facet), value, StringComparison.OrdinalIgnoreCase) ? Next.Facets.Remove(facet) : Next.Facets.SetItem(facet, value) },
        replace: false);

    public void SortBy(SortOrder order) => Go(Next with { Sort = order }, replace: false);

    /// <summary>Shows a column, or no longer. What is shown without a choice stands in no address.</summary>
    public void Pick(TableColumn column, IEnumerable<TableColumn> all)
    {
        TableColumn[] before = [.. all.Where(other => Next.Shows(other.Id, other.IsUsual))];
        string[] after = [.. all.Where(other => other == column ? !before.Contains(other) : before.Contains(other)).Select(other => other.Id)];
        bool isUsual = after.SequenceEqual(all.Where(other => other.IsUsual).Select(other => other.Id));
        Go(Next with { Columns = isUsual ? [] : [.. after] }, replace: false);
    }

    public void UseCompact(bool isCompact) => Go(Next with { IsCompact = isCompact }, replace: false);

    public void UseTiles(bool isTiles) => Go(Next with { IsTiles = isTiles, By = isTiles ? Next.By : null }, replace: false);

    public void ColourBy(string by) => Go(Next with { By = by }, replace: false);

    public void Toggle(string group, bool isOpen, bool opensByItself)
    {
        ImmutableArray<string> others = [.. Next.Open.Where(open => open.TrimStart('!') != group && open.TrimStart('!') != OpenGroups.NameOf(group))];
        bool opens = !isOpen;
        Go(Next with { Open = opens == opensByItself ? others : others.Add(opens ? group : "!" + group) }, replace: false);
    }

    private void Go(TableQuery query, bool replace)
    {
        _asked = query;
        string address = AddressOf(query);
        _underWay.Enqueue(address);
        navigation.NavigateTo(address, replace: replace);
    }

    private string AddressOf(TableQuery query) => TableAddress.Of(page, Chosen(query));

    private TableQuery Chosen(TableQuery query) => standing is null
        ? query
        : query with { Facets = query.Facets.RemoveRange(standing.Facets.Keys), Sort = query.Sort == standing.Sort ? null : query.Sort };
}
