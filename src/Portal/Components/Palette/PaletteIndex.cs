using System.Collections.Immutable;
using Portal.Components.Pages.Overview;

namespace Portal.Components.Palette;

/// <summary>All that the palette can find, as it was at one moment. Immutable; all circuits share it.</summary>
internal sealed class PaletteIndex(ImmutableArray<PaletteEntry> entries)
{
    public const int MostRows = 20;

    // A term besides the name counts a little less than the name.
    private const double TermWeight = 0.9;
    private const int ShortestId = 4;

    private static readonly char[] Separators = [' ', '›', '>', '\t'];

    public static PaletteIndex Empty { get; } = new([]);

    /// <summary>The best rows for what was typed, best first. Every word must be found.</summary>
    public ImmutableArray<PaletteEntry> Search(string? typed)
    {
        string[] words = (typed ?? string.Empty).ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return First();
        }

        List<Found> found = Find(words);
        found.AddRange(PaletteSections.Find(words, others => Best(Find(others)).Where(row => row.Entry.HasSections)));
        return [.. Best(found).Select(row => row.Entry)];
    }

    // Before anything is typed: where one can go, what is wrong, what one can do.
    private ImmutableArray<PaletteEntry> First() =>
    [
        .. entries.Where(entry => entry.Group is PaletteGroup.Page)
            .Concat(entries.Where(entry => entry.Group is PaletteGroup.Problem).Take(5))
            .Concat(entries.Where(entry => entry.Group is PaletteGroup.Action))
            .Take(MostRows),
    ];

    private List<Found> Find(string[] words)
    {
        var found = new List<Found>();
        foreach (PaletteEntry entry in entries)
        {
            int score = Score(entry, words);
            if (score > 0)
            {
                found.Add(new Found(entry, score));
            }
        }

        return found;
    }

    private static IEnumerable<Found> Best(List<Found> found) => found
        .OrderByDescending(row => row.Score)
        .ThenBy(row => row.Entry.Group)
        .ThenBy(row => row.Entry.Name, NaturalOrder.Instance)
        .ThenBy(row => row.Entry.Address, StringComparer.Ordinal)
        .Take(MostRows);

    private static int Score(PaletteEntry entry, string[] words)
    {
        int sum = 0;
        foreach (string word in words)
        {
            int best = Score(entry, word);
            if (best == 0)
            {
                return 0;
            }

            sum += best;
        }

        return sum / words.Length;
    }

    private static int Score(PaletteEntry entry, string word)
    {
        int best = entry.Group is PaletteGroup.Problem ? Match.Literal(word, entry.LowerName) : Match.Fuzzy(word, entry.LowerName);
        foreach (string term in entry.Terms)
        {
            best = Math.Max(best, (int)(Match.Literal(word, term) * TermWeight));
        }

        return best == 0 && word.Length >= ShortestId && entry.RuntimeId?.StartsWith(word, StringComparison.Ordinal) == true ? Match.Literal(word, entry.RuntimeId) : best;
    }
}

/// <summary>An entry and how well it fits.</summary>
internal readonly record struct Found(PaletteEntry Entry, int Score);
