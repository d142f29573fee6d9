using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Portal.Components.Tables;

/// <summary>Turns what is done with a table into its address, of which everything else follows. Choosing adds an entry to the browser's history, typing replaces it.</summary>
/// <param name="standing">What holds on this page in any case, and so stands in no address of it; exports have it.</param>
public sealed class TableNavigation(NavigationManager navigation, string page, TableQuery? standing = null)
{
    public TableQuery Query { get; set; } = new();

    /// <summary>The page without any filter; the order stays.</summary>
    public string Bare => AddressOf(Query with { Text = null, Facets = new TableQuery().Facets });

    /// <summary>All that narrows the table, in one line.</summary>
    public string Asked => string.Join(' ', [.. Query.Text is { } text ? [text.Trim()] : Array.Empty<string>(), .. Chosen(Query).Facets.Select(facet => $"{facet.Key}:{facet.Value}")]);

    public void Type(string? text) => Go(Query with { Text = text is { Length: > 0 } ? text : null }, replace: true);

    /// <summary>Narrows by a value, or no longer if it was chosen already.</summary>
    public void Choose(string facet, string value) => Go(
        Query with { Facets = string.Equals(Query.Facet(facet), value, StringComparison.OrdinalIgnoreCase) ? Query.Facets.Remove(facet) : Query.Facets.SetItem(facet, value) },
        replace: false);

    public void SortBy(SortOrder order) => Go(Query with { Sort = order }, replace: false);

    /// <summary>Shows a column, or no longer. What is shown without a choice stands in no address.</summary>
    public void Pick(TableColumn column, IEnumerable<TableColumn> all)
    {
        TableColumn[] before = [.. all.Where(other => Query.Shows(other.Id, other.IsUsual))];
        string[] after = [.. all.Where(other => other == column ? !before.Contains(other) : before.Contains(other)).Select(other => other.Id)];
        bool isUsual = after.SequenceEqual(all.Where(other => other.IsUsual).Select(other => other.Id));
        Go(Query with { Columns = isUsual ? [] : [.. after] }, replace: false);
    }

    public void UseCompact(bool isCompact) => Go(Query with { IsCompact = isCompact }, replace: false);

    public void UseTiles(bool isTiles) => Go(Query with { IsTiles = isTiles, By = isTiles ? Query.By : null }, replace: false);

    public void ColourBy(string by) => Go(Query with { By = by }, replace: false);

    public void Toggle(string group, bool isOpen, bool opensByItself)
    {
        ImmutableArray<string> others = [.. Query.Open.Where(open => open.TrimStart('!') != group && open.TrimStart('!') != OpenGroups.NameOf(group))];
        bool opens = !isOpen;
        Go(Query with { Open = opens == opensByItself ? others : others.Add(opens ? group : "!" + group) }, replace: false);
    }

    private void Go(TableQuery query, bool replace) => navigation.NavigateTo(AddressOf(query), replace: replace);

    private string AddressOf(TableQuery query) => TableAddress.Of(page, Chosen(query));

    private TableQuery Chosen(TableQuery query) => standing is null
        ? query
        : query with { Facets = query.Facets.RemoveRange(standing.Facets.Keys), Sort = query.Sort == standing.Sort ? null : query.Sort };
}
