using Portal.Components.Pages.Overview;

namespace Portal.Components.Tables;

/// <summary>By what a column is sorted: a text in natural order, or a figure. What is not known stands last in both directions.</summary>
internal sealed record SortKey<TRow>(Func<TRow, string?>? Text, Func<TRow, double?>? Figure)
{
    public static SortKey<TRow> Of(Func<TRow, string?> text) => new(text, null);

    public static SortKey<TRow> Of(Func<TRow, double?> figure) => new(null, figure);

    /// <summary>Stable: equals stay in the order that they have.</summary>
    public IEnumerable<TRow> Order(IEnumerable<TRow> rows, bool falls)
    {
        if (Text is { } text)
        {
            IOrderedEnumerable<(TRow Row, string Key)> texts = rows.Select(row => (Row: row, Key: text(row) ?? string.Empty)).OrderBy(pair => pair.Key.Length == 0);
            return (falls ? texts.ThenByDescending(pair => pair.Key, NaturalOrder.Instance) : texts.ThenBy(pair => pair.Key, NaturalOrder.Instance)).Select(pair => pair.Row);
        }

        IOrderedEnumerable<(TRow Row, double? Key)> figures = rows.Select(row => (Row: row, Key: Figure!(row))).OrderBy(pair => pair.Key is null);
        return (falls ? figures.ThenByDescending(pair => pair.Key) : figures.ThenBy(pair => pair.Key)).Select(pair => pair.Row);
    }
}
