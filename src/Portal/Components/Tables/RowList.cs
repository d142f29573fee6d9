using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>The rows of a list at one moment, in the order that they should have. Immutable, and shared by all tabs that show the list.</summary>
internal sealed class RowList<TRow>
    where TRow : class, IGridRow<TRow>
{
    private Dictionary<string, TRow>? _byKey;

    /// <param name="before">Of an earlier moment, so that the two are compared once and not by each tab.</param>
    public RowList(ImmutableArray<TRow> rows, RowList<TRow>? before = null)
    {
        Rows = rows;
        Look = before is not null && LooksAs(before) ? before.Look : new object();
    }

    public ImmutableArray<TRow> Rows { get; }

    /// <summary>The same object in lists of the same rows that all look the same, whatever their order and figures.</summary>
    public object Look { get; }

    public TRow? Find(string key) => LazyInitializer.EnsureInitialized(ref _byKey, () => Rows.ToDictionary(row => row.Key, StringComparer.Ordinal)).GetValueOrDefault(key);

    private bool LooksAs(RowList<TRow> before)
    {
        if (Rows.Length != before.Rows.Length)
        {
            return false;
        }

        foreach (TRow row in Rows)
        {
            if (before.Find(row.Key) is not { } other || !row.HasShapeOf(other))
            {
                return false;
            }
        }

        return true;
    }
}
