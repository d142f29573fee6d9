namespace Portal.Components.Pages.Overview;

/// <summary>Words of the filter box, all of which must match. <c>host:</c>, <c>kind:</c>, <c>state:</c> and <c>deployment:</c> look at one thing; any other word looks everywhere.</summary>
internal sealed class OverviewFilter(string? query)
{
    private static readonly string[] Names = ["host", "kind", "state", "deployment"];

    private readonly (string? Name, string Text)[] _words = [.. (query ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Split)];

    public bool IsEmpty => _words.Length == 0;

    public bool Matches(string deployment, OverviewRow row) => Array.TrueForAll(_words, word => word.Name switch
    {
        "host" => Has(row.Host, word.Text),
        "kind" => Has(row.Kind, word.Text),
        "state" => Has(row.Status.Word, word.Text),
        "deployment" => Has(deployment, word.Text),
        _ => Has(row.Name, word.Text) || Has(deployment, word.Text) || Has(row.Host, word.Text) || Has(row.Kind, word.Text) || Has(row.Status.Word, word.Text),
    });

    private static (string? Name, string Text) Split(string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        string? name = colon > 0 ? Array.Find(Names, known => word.AsSpan(0, colon).Equals(known, StringComparison.OrdinalIgnoreCase)) : null;
        return name is null ? (null, word) : (name, word[(colon + 1)..]);
    }

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false;
}
