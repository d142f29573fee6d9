using System.Buffers;
using System.Text;

namespace Portal.Exposition.Text;

/// <summary>Turns text from anywhere into the inside of a quoted label value. Names are hostile: nothing that comes out can end the quotes or the line.</summary>
internal static class LabelText
{
    /// <summary>A longer value is cut in info families; elsewhere its series is dropped, for a cut name could become another's.</summary>
    public const int MaxCharacters = 256;

    /// <summary>A UTF-16 unit never takes more; an escape takes two, U+FFFD three.</summary>
    public const int MaxBytesPerCharacter = 3;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => c is not ('"' or '\\'))));

    /// <summary>The first <see cref="MaxCharacters"/>, never half of a surrogate pair.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> value)
    {
        if (value.Length <= MaxCharacters)
        {
            return value;
        }

        return value[..(char.IsHighSurrogate(value[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters)];
    }

    /// <returns>Bytes written, at most <see cref="MaxBytesPerCharacter"/> for each character.</returns>
    public static int Encode(ReadOnlySpan<char> value, Span<byte> destination)
    {
        if (value.IndexOfAnyExcept(Plain) < 0)
        {
            Ascii.FromUtf16(value, destination, out int ascii);
            return ascii;
        }

        int written = 0;
        while (!value.IsEmpty)
        {
            // A lone surrogate comes back as U+FFFD, one unit consumed.
            Rune.DecodeFromUtf16(value, out Rune rune, out int consumed);
            value = value[consumed..];
            written += Encode(IsControl(rune.Value) ? Rune.ReplacementChar : rune, destination[written..]);
        }

        return written;
    }

    private static int Encode(Rune rune, Span<byte> destination)
    {
        byte escaped = rune.Value switch
        {
            '\\' => (byte)'\\',
            '"' => (byte)'"',
            '\n' => (byte)'n',
            _ => 0,
        };
        if (escaped == 0)
        {
            return rune.EncodeToUtf8(destination);
        }

        destination[0] = (byte)'\\';
        destination[1] = escaped;
        return 2;
    }

    // C0 but the line feed, DEL, C1, and what turns the direction of text so that a name reads as another.
    private static bool IsControl(int code) => code switch
    {
        '\n' => false,
        < ' ' or (>= 0x7F and <= 0x9F) => true,
        0x061C or 0x200E or 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        _ => false,
    };
}
