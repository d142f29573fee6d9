using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>A count that its part can't do without: where it can't be, the part is left out.</summary>
internal sealed class NeededInt64 : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) && value >= 0 ? value : throw new JsonException("expected a count");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>The same for seconds, which are nanoseconds in memory.</summary>
internal sealed class NeededSeconds : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PossibleSeconds.TryReadSeconds(ref reader, out long nanoseconds) ? nanoseconds : throw new JsonException("expected a number of seconds");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => throw new NotSupportedException("Documents are read this way, not written.");
}
