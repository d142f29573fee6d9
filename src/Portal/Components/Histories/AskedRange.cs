using System.Globalization;
using Portal.Components.Grafana;

namespace Portal.Components.Histories;

/// <summary>The range that a page's address asks for: one of the usual ones up to now, or fixed times in milliseconds since 1970.</summary>
/// <param name="Fault">What is wrong with the address; null for nothing.</param>
internal sealed record AskedRange(PanelRange Range, string? Fault)
{
    // Thirteen digits: no step or date that is made from them overflows.
    private const long Latest = 9_999_999_999_999;
    private const int LongestQuoted = 40;

    /// <param name="range">As the address has it, like the other two; fixed times go before it.</param>
    /// <param name="otherwise">Where it asks for nothing, or for something that isn't understood.</param>
    public static AskedRange Of(string? range, string? from, string? to, PanelRange otherwise)
    {
        PanelRange relative = PanelRange.Named(range, otherwise);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            bool isKnown = string.IsNullOrEmpty(range) || relative.Name == range;
            return new AskedRange(relative, isKnown ? null : $"range: expected {string.Join(", ", PanelRange.All.Select(one => one.Name))}, found {Quoted(range)}.");
        }

        return (Milliseconds(from), Milliseconds(to)) switch
        {
            ({ } first, { } last) when first < last => new AskedRange(PanelRange.Between(DateTimeOffset.FromUnixTimeMilliseconds(first), DateTimeOffset.FromUnixTimeMilliseconds(last)), null),
            ({ }, null) => new AskedRange(relative, $"to: expected milliseconds since 1970 after from, found {Quoted(to)}."),
            _ => new AskedRange(relative, $"from: expected milliseconds since 1970 before to, found {Quoted(from)}."),
        };
    }

    /// <summary>What an address says of a range.</summary>
    /// <param name="usual">What it need not say.</param>
    public static IEnumerable<(string Name, string? Value)> Parameters(PanelRange range, PanelRange usual) =>
    [
        ("range", range.IsFixed || range == usual ? null : range.Name),
        ("from", range.From?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ("to", range.To?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ];

    /// <param name="address">Of a page, without a range.</param>
    public static string Address(string address, PanelRange range, PanelRange usual)
    {
        string said = string.Join('&', Parameters(range, usual).Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return said.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{said}";
    }

    private static long? Milliseconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= Latest ? value : null;

    private static string Quoted(string? text) => text switch
    {
        null or "" => "nothing",
        { Length: > LongestQuoted } => $"\"{text[..LongestQuoted]}…\"",
        _ => $"\"{text}\"",
    };
}
