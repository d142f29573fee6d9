using System.Collections.Immutable;

namespace Portal.Live;

/// <summary>Names of the series of one host or guest, in the order of their values. Shared by all that have the same.</summary>
internal sealed class SeriesLayout(ImmutableArray<string> names)
{
    public static readonly SeriesLayout Empty = new([]);

    public ImmutableArray<string> Names => names;

    public int Count => names.Length;

    /// <summary>-1 if it isn't there. <paramref name="hint"/> is where it is expected: figures come in the same order every time.</summary>
    public int IndexOf(string name, int hint)
    {
        if (hint < names.Length && string.Equals(names[hint], name, StringComparison.Ordinal))
        {
            return hint;
        }

        return names.AsSpan().IndexOf(name);
    }
}
