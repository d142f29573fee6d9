using System.Collections.Immutable;
using Portal.Components.Pages.Overview;

namespace Portal.Components.Tables;

/// <summary>A field that a table can be narrowed by, with its values.</summary>
public sealed record Facet(string Name, ImmutableArray<FacetValue> Values)
{
    public bool Equals(Facet? other) => other is not null && Name == other.Name && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name, Values.Length);

    /// <summary>Counts what the filter box and the other facets let through, so that a count says what choosing it would show.</summary>
    internal static ImmutableArray<Facet> Of<TRow>(IEnumerable<string> names, TableQuery query, IReadOnlyCollection<TRow> worded, Func<TRow, string, string?> value, Func<TRow, string, string, bool> has) =>
        [.. names.Select(name => new Facet(name, ValuesOf(name, query, worded, value, has)))];

    private static ImmutableArray<FacetValue> ValuesOf<TRow>(string name, TableQuery query, IReadOnlyCollection<TRow> worded, Func<TRow, string, string?> value, Func<TRow, string, string, bool> has)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (query.Facet(name) is { } chosen)
        {
            // Stays where it can be taken back, even once nothing has it any more.
            counts[chosen] = 0;
        }

        foreach (TRow row in worded.Where(row => query.Facets.All(facet => facet.Key == name || has(row, facet.Key, facet.Value))))
        {
            if (value(row, name) is { } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        return [.. counts.OrderBy(pair => pair.Key, NaturalOrder.Instance).Select(pair => new FacetValue(pair.Key, pair.Value))];
    }
}

/// <summary>One value and how many rows have it.</summary>
public sealed record FacetValue(string Value, int Rows);
