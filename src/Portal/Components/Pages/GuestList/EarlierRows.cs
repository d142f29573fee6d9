using System.Collections.Concurrent;
using Portal.Components.Tables;

namespace Portal.Components.Pages.GuestList;

/// <summary>The rows that each list showed last, which those of its next frame are compared with once for all tabs. They hold no figures and no frame. For any thread.</summary>
internal static class EarlierRows
{
    // As many as a frame keeps views; after that every list begins anew.
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<string, RowList<GuestRow>> Lists = new(StringComparer.Ordinal);

    /// <param name="name">Of the list; null for one that stands alone.</param>
    public static GuestRows Follow(string? name, Func<RowList<GuestRow>?, GuestRows> make)
    {
        if (name is null)
        {
            return make(null);
        }

        GuestRows rows = make(Lists.GetValueOrDefault(name));
        if (Lists.Count >= MostKept && !Lists.ContainsKey(name))
        {
            Lists.Clear();
        }

        Lists[name] = rows.List;
        return rows;
    }
}
