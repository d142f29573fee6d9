using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace Portal.Components.Tables;

/// <summary>What is asked of a table, as its address says it. Immutable; page and export read the same.</summary>
public sealed record TableQuery
{
    // Of the page or the form of the answer, and so none of the table's business.
    private static readonly string[] Others = ["format", "open", "at"];

    /// <summary>Text of the filter box.</summary>
    public string? Text { get; init; }

    /// <summary>The one value that a field must have, by the field's name.</summary>
    public ImmutableSortedDictionary<string, string> Facets { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Null for the table's own order.</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>Groups that were opened, and those that were closed with <c>!</c> before them.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || !Facets.IsEmpty;

    public string? Facet(string name) => Facets.GetValueOrDefault(name);

    /// <summary>Reads the parameters of an address.</summary>
    /// <param name="query">Every parameter, once; a repeated one is wrong.</param>
    /// <param name="facets">Names that narrow, with their values; null for any value.</param>
    /// <param name="columns">That can be sorted by.</param>
    /// <param name="wrong">The first parameter that can't be read: what was expected and what was found.</param>
    internal static TableQuery Read(IEnumerable<KeyValuePair<string, StringValues>> query, IReadOnlyDictionary<string, string[]?> facets, IEnumerable<string> columns, out string? wrong)
    {
        wrong = null;
        var read = new TableQuery();
        foreach ((string name, StringValues values) in query)
        {
            string? value = values.Count == 1 ? values[0] : null;
            if (values.Count > 1)
            {
                wrong ??= $"{name}: expected one value, found {values.Count}.";
            }
            else if (string.IsNullOrEmpty(value) || Others.Contains(name, StringComparer.Ordinal))
            {
                read = name is "open" && value is { Length: > 0 } ? read with { Open = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)] } : read;
            }
            else if (name is "q")
            {
                read = read with { Text = value };
            }
            else if (name is "sort")
            {
                read = read with { Sort = SortOrder.Parse(value, columns) };
                wrong ??= read.Sort is null ? $"sort: expected one of {string.Join(", ", columns)}, each with .asc or .desc after it if need be, found {Quoted(value)}." : null;
            }
            else if (facets.TryGetValue(name, out string[]? known))
            {
                bool isKnown = known is null || known.Contains(value, StringComparer.OrdinalIgnoreCase);
                read = isKnown ? read with { Facets = read.Facets.SetItem(name, value) } : read;
                wrong ??= isKnown ? null : $"{name}: expected one of {string.Join(", ", known!)}, found {Quoted(value)}.";
            }
            else
            {
                wrong ??= $"Expected the parameters {string.Join(", ", ["q", .. facets.Keys, "sort", .. Others])}, found {Quoted(name)}.";
            }
        }

        return read;
    }

    // What comes from an address goes into an answer and a log: short, and on one line.
    internal static string Quoted(string? text)
    {
        string shown = string.Concat((text ?? string.Empty).Take(60).Select(letter => char.IsControl(letter) ? '?' : letter));
        return $"\"{shown}\"";
    }
}
