using System.Collections.Immutable;

namespace Portal.Components.Palette;

/// <summary>Sections of hosts and guests, <c>web-1 › Network</c>: made when they are asked for, since all of them would be ten times as many entries as there are guests.</summary>
internal static class PaletteSections
{
    private const int MostOwners = 6;
    private const int ShortestWord = 2;

    private static readonly ImmutableArray<(string Id, string Title)> OfHost =
    [
        ("cpu", "CPU"), ("cores", "Per core"), ("load", "Load"), ("memory", "Memory"), ("swap", "Swap"), ("disks", "Disks"), ("filesystems", "Filesystems"),
        ("network", "Network"), ("pressure", "Pressure"), ("temperatures", "Temperatures"), ("guests", "Guests"), ("collectors", "Collectors"),
    ];

    private static readonly ImmutableArray<(string Id, string Title)> OfGuest =
    [
        ("cpu", "CPU"), ("vcpus", "Per vCPU"), ("memory", "Memory"), ("disks", "Disks"), ("network", "Network"), ("pressure", "Pressure"), ("processes", "Processes"),
    ];

    /// <summary>One word names the section, the others its owner.</summary>
    /// <param name="owners">The best hosts and guests for words, best first.</param>
    public static IEnumerable<Found> Find(string[] words, Func<string[], IEnumerable<Found>> owners)
    {
        for (int at = 0; at < words.Length && words.Length > 1; at++)
        {
            string word = words[at];
            if (word.Length < ShortestWord || !OfHost.Concat(OfGuest).Any(section => Score(section.Title, word) > 0))
            {
                continue;
            }

            foreach (Found owner in owners([.. words[..at], .. words[(at + 1)..]]).Take(MostOwners))
            {
                foreach ((string id, string title) in owner.Entry.Group is PaletteGroup.Host ? OfHost : OfGuest)
                {
                    if (Score(title, word) is > 0 and var score)
                    {
                        yield return new Found(Section(owner.Entry, id, title), (owner.Score + score) / 2);
                    }
                }
            }
        }
    }

    // By its beginning alone: "or" is no way to name memory.
    private static int Score(string title, string word) => title.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? Match.Literal(word, title.ToLowerInvariant()) : 0;

    private static PaletteEntry Section(PaletteEntry owner, string id, string title) => owner with
    {
        Group = PaletteGroup.Section,
        Name = $"{owner.Name} › {title}",
        Address = $"{owner.Address}#{id}",
        HasSections = false,
    };
}
