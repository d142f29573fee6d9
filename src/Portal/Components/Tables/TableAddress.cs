using System.Text;

namespace Portal.Components.Tables;

/// <summary>Writes what is asked of a table as an address, relative to <c>&lt;base href&gt;</c>. Defaults are left out.</summary>
internal static class TableAddress
{
    /// <param name="route">A template without parameters.</param>
    /// <param name="format">Of an export; null for a page.</param>
    /// <param name="frozen">The name of the frame that a paused tab shows; null for the newest.</param>
    public static string Of(string route, TableQuery query, string? format = null, string? frozen = null)
    {
        var address = new StringBuilder(route.TrimStart('/'));
        char before = '?';
        Add("q", query.Text);
        foreach ((string facet, string value) in query.Facets)
        {
            Add(facet, value);
        }

        Add("sort", query.Sort?.ToString());
        Add("cols", query.Columns.IsEmpty ? null : string.Join(',', query.Columns));
        if (format is null)
        {
            Add("open", query.Open.IsEmpty ? null : string.Join(',', query.Open));
            Add("view", query.IsTiles ? "tiles" : null);
            Add("by", query.By);
            Add("density", query.IsCompact switch { true => "compact", false => "normal", _ => null });
        }

        Add("format", format);
        Add("at", frozen);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address.Append(before).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                before = '&';
            }
        }
    }
}
