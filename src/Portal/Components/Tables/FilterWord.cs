using System.Globalization;

namespace Portal.Components.Tables;

/// <summary>One word of a filter: a text anywhere, a text in one field, or a comparison with a figure.</summary>
/// <param name="Field">Null for a text anywhere.</param>
/// <param name="Bound">Null unless it is a comparison.</param>
internal sealed record FilterWord(string? Field, string Text, double? Bound = null, bool IsAbove = false)
{
    // Addresses are compared from their beginning: 10.0. is a network, not a part of 110.0.0.1.
    private const string Address = "ip";

    /// <summary>It looked like a comparison and is none.</summary>
    public bool IsMisread { get; private init; }

    public static FilterWord Parse(string word, FilterFields fields)
    {
        int at = word.AsSpan().IndexOfAny('<', '>', ':');
        string name = at > 0 ? word[..at] : string.Empty;
        string rest = at > 0 ? word[(at + 1)..] : string.Empty;
        if (at > 0 && word[at] is ':')
        {
            return Known(fields.Texts, name) is { } text ? new FilterWord(text, rest) : new FilterWord(null, word);
        }

        if (Known(fields.Figures, name) is not { } figure)
        {
            return new FilterWord(null, word) { IsMisread = at > 0 };
        }

        return double.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double bound)
            ? new FilterWord(figure, rest, bound, word[at] is '>')
            : new FilterWord(null, word) { IsMisread = true };
    }

    /// <summary>What is not known is neither above nor below.</summary>
    public bool Matches(ITableRow row) => (Field, Bound) switch
    {
        (null, _) => row.AllTexts.Any(Has),
        ({ } field, { } bound) => row.Figure(field) is { } figure && (IsAbove ? figure > bound : figure < bound),
        (Address, _) => row.Texts(Address).Any(text => text?.StartsWith(Text, StringComparison.OrdinalIgnoreCase) ?? false),
        ({ } field, _) => Text.Length == 0 || row.Texts(field).Any(Has),
    };

    private static string? Known(string[] names, string name) => Array.Find(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private bool Has(string? text) => text?.Contains(Text, StringComparison.OrdinalIgnoreCase) ?? false;
}
