namespace Portal.Components.Palette;

/// <summary>How well a word fits a text; more is better, 0 is not at all. Both in lower case.</summary>
internal static class Match
{
    private const int Whole = 1000;
    private const int Beginning = 800;
    private const int WordWithin = 600;
    private const int Within = 400;
    private const int Scattered = 200;

    // Letters farther apart are chance.
    private const int MostGapsPerLetter = 3;

    /// <summary>The word stands in the text as it is.</summary>
    public static int Literal(ReadOnlySpan<char> word, ReadOnlySpan<char> text)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        // Of several that begin alike the shorter one is nearer to what was typed.
        int rest = Math.Min(text.Length - word.Length, 99);
        return at == 0 ? (rest == 0 ? Whole : Beginning - rest) : (char.IsLetterOrDigit(text[at - 1]) ? Within : WordWithin) - rest;
    }

    /// <summary>Its letters stand in the text in their order: <c>wb1</c> in <c>web-1</c>. The first letter begins a word.</summary>
    public static int Fuzzy(ReadOnlySpan<char> word, ReadOnlySpan<char> text)
    {
        int literal = Literal(word, text);
        if (literal > 0 || word.Length < 2)
        {
            return literal;
        }

        int at = 0;
        int gaps = 0;
        for (int letter = 0; letter < word.Length; letter++)
        {
            int found = text[at..].IndexOf(word[letter]);
            if (found < 0 || (letter == 0 && found > 0 && char.IsLetterOrDigit(text[found - 1])))
            {
                return 0;
            }

            gaps += letter == 0 ? 0 : found;
            at += found + 1;
        }

        return gaps > word.Length * MostGapsPerLetter ? 0 : Math.Max(Scattered - (gaps * 10) - Math.Min(text.Length - word.Length, 50), 1);
    }
}
