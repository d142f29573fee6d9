using Portal.Components.Format;

namespace Portal.Components.Shared;

/// <summary>What a live cell shows.</summary>
/// <param name="Text">Never empty.</param>
/// <param name="Level">Where its bar ends, 0 to 100; null without one.</param>
/// <param name="From">Where its bar begins: 0 but for a range.</param>
public readonly record struct CellText(string Text, int? Level = null, int From = 0)
{
    /// <summary>Two rates on a line each; one dash where neither is known.</summary>
    internal static CellText Pair(string first, double? one, string second, double? two) =>
        new(one is null && two is null ? Number.Absent : $"{first}{Number.Space}{Bytes.PerSecond(one)}\n{second}{Number.Space}{Bytes.PerSecond(two)}");

    public static implicit operator CellText(string text) => new(text);
}
