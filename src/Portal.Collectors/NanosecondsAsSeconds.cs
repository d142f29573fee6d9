using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Integer nanoseconds in memory, decimal seconds in JSON: <c>12.000000345</c>. No detour over a double, which would lose the end of a large counter.</summary>
public sealed class NanosecondsAsSeconds : JsonConverter<long>
{
    private const ulong PerSecond = 1_000_000_000;

    /// <exception cref="JsonException">Not a number, or beyond ±292 years.</exception>
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out long nanoseconds) ? nanoseconds : throw new JsonException("expected a number of seconds within 292 years");

    /// <summary>False: no number, or beyond ±292 years.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out long nanoseconds)
    {
        nanoseconds = 0;
        if (reader.TokenType != JsonTokenType.Number)
        {
            return false;
        }

        if (!reader.HasValueSequence && TryParsePlain(reader.ValueSpan, out nanoseconds))
        {
            return true;
        }

        if (!reader.TryGetDecimal(out decimal seconds) || seconds is < long.MinValue / (decimal)PerSecond or > long.MaxValue / (decimal)PerSecond)
        {
            return false;
        }

        nanoseconds = (long)decimal.Truncate(seconds * PerSecond);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        writer.WriteRawValue(text[..Format(value, text)], skipInputValidation: true);
    }

    // What Write makes, up to 31 years: a decimal takes ten times as long, and a snapshot of 100 guests holds 1,500 of them.
    private static bool TryParsePlain(ReadOnlySpan<byte> text, out long nanoseconds)
    {
        nanoseconds = 0;
        bool isNegative = text.StartsWith("-"u8);
        text = isNegative ? text[1..] : text;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.Length > 9 || fraction.Length > 9)
        {
            return false;
        }

        foreach (byte digit in whole)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            nanoseconds = (nanoseconds * 10) + (digit - '0');
        }

        for (int place = 0; place < 9; place++)
        {
            byte digit = place < fraction.Length ? fraction[place] : (byte)'0';
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            nanoseconds = (nanoseconds * 10) + (digit - '0');
        }

        nanoseconds = isNegative ? -nanoseconds : nanoseconds;
        return true;
    }

    /// <summary>Writes <paramref name="nanoseconds"/> as seconds in fixed point without trailing zeros: <c>0</c>, <c>1.5</c>, <c>-0.000000001</c>.</summary>
    /// <returns>Bytes written, at most 21.</returns>
    public static int Format(long nanoseconds, Span<byte> destination)
    {
        int length = 0;
        if (nanoseconds < 0)
        {
            destination[length++] = (byte)'-';
        }

        // Negated as unsigned: long.MinValue has no positive twin.
        ulong magnitude = nanoseconds < 0 ? 0 - unchecked((ulong)nanoseconds) : (ulong)nanoseconds;
        (ulong whole, ulong rest) = Math.DivRem(magnitude, PerSecond);
        Utf8Formatter.TryFormat(whole, destination[length..], out int written);
        length += written;
        if (rest == 0)
        {
            return length;
        }

        destination[length++] = (byte)'.';
        Utf8Formatter.TryFormat(rest, destination[length..], out _, new StandardFormat('D', 9));
        int digits = destination.Slice(length, 9).LastIndexOfAnyExcept((byte)'0') + 1;
        return length + digits;
    }
}
