namespace Portal.Components.Tables;

/// <summary>What was last asked of each list in one tab. Used on its circuit only.</summary>
public sealed class LastAddresses
{
    private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);
    private object? _page;

    /// <summary>Says what a page shows; answers what it should show instead, if it was entered without being asked for anything.</summary>
    /// <param name="page">The same object as long as the page is not left.</param>
    /// <param name="asked">From the question mark on; empty for nothing.</param>
    public string? Enter(object page, string route, string asked)
    {
        bool isEntered = !ReferenceEquals(_page, page);
        _page = page;
        if (isEntered && asked.Length == 0 && _asked.TryGetValue(route, out string? last) && last.Length > 0)
        {
            return last;
        }

        _asked[route] = asked;
        return null;
    }
}
