using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace Portal.Components.Tables;

/// <summary>What is asked of a table, as its address says it. Immutable; page and export read the same.</summary>
public sealed record TableQuery
{
    // Of the page or the form of the answer, and so none of the table's business.
    private static readonly string[] Others = ["format", "open", "at", "view", "by", "density"];

    // In every table, so that a row can be told from another.
    private const string Name = "name";

    /// <summary>Text of the filter box.</summary>
    public string? Text { get; init; }

    /// <summary>The one value that a field must have, by the field's name.</summary>
    public ImmutableSortedDictionary<string, string> Facets { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Null for the table's own order.</summary>
    public SortOrder? Sort { get; init; }

    /// <summary>Groups that were opened, and those that were closed with <c>!</c> before them.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>The columns that are shown, in the table's order; empty for the usual ones.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Squares instead of rows.</summary>
    public bool IsTiles { get; init; }

    /// <summary>What squares are coloured by; null for the first of what there is.</summary>
    public string? By { get; init; }

    /// <summary>Low rows; null for what the browser is set to.</summary>
    public bool? IsCompact { get; init; }

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || !Facets.IsEmpty;

    public string? Facet(string name) => Facets.GetValueOrDefault(name);

    /// <param name="isUsual">Shown where no columns are chosen.</param>
    public bool Shows(string column, bool isUsual = true) => Columns.IsEmpty ? isUsual : column is Name || Columns.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>All columns of an export, or those that are chosen and what belongs to none.</summary>
    /// <param name="isDemo">Something in the table's cluster is simulated.</param>
    internal IReadOnlyList<ExportColumn<TRow>> Chosen<TRow>(ExportColumn<TRow>[] all, bool isDemo) =>
        [.. all.Where(column => (isDemo || !column.IsOfDemo) && (Columns.IsEmpty || column.Of is null || Shows(column.Of)))];

    /// <summary>Reads the parameters of an address.</summary>
    /// <param name="query">Every parameter, once; a repeated one is wrong.</param>
    /// <param name="facets">Names that narrow, with their values; null for any value.</param>
    /// <param name="columns">That can be sorted by.</param>
    /// <param name="wrong">The first parameter that can't be read: what was expected and what was found.</param>
    internal static TableQuery Read(IEnumerable<KeyValuePair<string, StringValues>> query, IReadOnlyDictionary<string, string[]?> facets, IReadOnlyCollection<string> columns, out string? wrong)
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
                read = read.WithLook(name, value);
            }
            else if (name is "q")
            {
                read = read with { Text = value };
            }
            else if (name is "cols")
            {
                string[] named = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                string? unknown = Array.Find(named, column => !columns.Contains(column, StringComparer.OrdinalIgnoreCase));
                read = read with { Columns = [.. columns.Where(column => named.Contains(column, StringComparer.OrdinalIgnoreCase))] };
                wrong ??= unknown is null ? null : $"cols: expected some of {string.Join(", ", columns)}, found {Quoted(unknown)}.";
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
                wrong ??= $"Expected the parameters {string.Join(", ", ["q", .. facets.Keys, "sort", "cols", .. Others])}, found {Quoted(name)}.";
            }
        }

        return read;
    }

    // What only changes how a page looks; anything that is not understood changes nothing.
    private TableQuery WithLook(string name, string? value) => (name, value) switch
    {
        ("open", { Length: > 0 }) => this with { Open = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)] },
        ("view", "tiles") => this with { IsTiles = true },
        ("by", { Length: > 0 }) => this with { By = value },
        ("density", "compact" or "normal") => this with { IsCompact = value is "compact" },
        _ => this,
    };

    // What comes from an address goes into an answer and a log: short, and on one line.
    internal static string Quoted(string? text)
    {
        string shown = string.Concat((text ?? string.Empty).Take(60).Select(letter => char.IsControl(letter) ? '?' : letter));
        return $"\"{shown}\"";
    }
}
