using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Collectors;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>A value that may be absent, and is where what stands there can't be: no number, out of range, or negative where nothing can be. Counted.</summary>
internal abstract class Possible<T> : JsonConverter<T?>
    where T : struct
{
    public override bool HandleNull => true;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (TryRead(ref reader, out T value))
        {
            return value;
        }

        reader.Skip();
        ReadingTally.Add();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");

    protected abstract bool TryRead(ref Utf8JsonReader reader, out T value);
}

internal sealed class PossibleInt64 : Possible<long>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value) && value >= 0;
    }
}

/// <param name="smallest">An exit code may be negative.</param>
internal sealed class PossibleInt32(int smallest) : Possible<int>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out int value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value) && value >= smallest;
    }
}

/// <param name="smallest">A temperature may be negative.</param>
internal sealed class PossibleDouble(double smallest) : Possible<double>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value) && value >= smallest;
    }
}

internal sealed class PossibleBoolean : Possible<bool>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }
}

internal sealed class PossibleTime : Possible<DateTimeOffset>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out value);
    }
}

/// <summary>Seconds on the wire, nanoseconds in memory.</summary>
internal sealed class PossibleSeconds : Possible<long>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out long value) => TryReadSeconds(ref reader, out value);

    public static bool TryReadSeconds(ref Utf8JsonReader reader, out long nanoseconds) => NanosecondsAsSeconds.TryRead(ref reader, out nanoseconds) && nanoseconds >= 0;
}
