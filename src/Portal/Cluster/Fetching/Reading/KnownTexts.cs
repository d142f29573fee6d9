using System.Text.Json;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>Texts that were read before, so that the same name in each snapshot of each host is one string and not a new one every five seconds.</summary>
/// <remarks>A table with one place for each hash: bounded by itself, without locks; of two texts with one place the newer stays, and a race costs a second copy.</remarks>
internal static class KnownTexts
{
    /// <summary>10,000 guests have some 60,000 texts between them.</summary>
    private const int Places = 1 << 17;

    private static readonly string?[] Table = new string?[Places];

    /// <summary>The reader stands at a string.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > OutsideText.Longest)
        {
            return OutsideText.Clean(reader.GetString()!);
        }

        ref string? place = ref Table[(int)(Hash(reader.ValueSpan) & (Places - 1))];
        if (place is { } known && reader.ValueTextEquals(known))
        {
            return known;
        }

        string text = OutsideText.Clean(reader.GetString()!);
        place = text;
        return text;
    }

    // FNV-1a: a host that makes its texts collide slows down nothing but its own reading.
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = 2166136261;
        foreach (byte letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
