using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>How a snapshot is written and read: camel case, absent left out, words for enums, seconds for nanoseconds; generated, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(GuestKindJson), typeof(WordEnum<GuestState>), typeof(WordEnum<CollectorFailure>)])]
[JsonSerializable(typeof(SnapshotDocument))]
public sealed partial class SnapshotJson : JsonSerializerContext;

/// <summary>Enum members as camel-case words; numbers are refused.</summary>
internal sealed class WordEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;

/// <summary>A kind by its name; a name outside the grammar is refused.</summary>
internal sealed class GuestKindJson : JsonConverter<GuestKind>
{
    public override GuestKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && GuestKind.IsValid(name)
            ? new GuestKind(name)
            : throw new JsonException("expected a guest kind");

    public override void Write(Utf8JsonWriter writer, GuestKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
