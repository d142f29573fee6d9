namespace Portal.Components.Pages;

/// <summary>Guesses which of the known names a mistyped one meant: Levenshtein's distance, at most two edits.</summary>
internal static class Resemblance
{
    private const int MostEdits = 2;
    private const int LongestName = 64;

    public static string? Nearest(string name, IEnumerable<string> known) => name.Length > LongestName
        ? null
        : known.Where(other => Math.Abs(other.Length - name.Length) <= MostEdits)
            .Select(other => (Name: other, Edits: Edits(name, other)))
            .Where(other => other.Edits <= MostEdits)
            .OrderBy(other => other.Edits)
            .FirstOrDefault().Name;

    private static int Edits(string one, string two)
    {
        int[] row = [.. Enumerable.Range(0, two.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.Length; j++)
            {
                int above = row[j];
                int replaced = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(two[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
