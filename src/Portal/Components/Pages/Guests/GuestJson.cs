using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Collectors;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's newest sample as its host sent it, for people: camel case, what is absent left out.</summary>
internal static class GuestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,

        // It becomes the text of an element, and a name is to be read as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new KindAsWord(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(GuestSample sample) => JsonSerializer.Serialize(sample, Options);

    private sealed class KindAsWord : JsonConverter<GuestKind>
    {
        public override GuestKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Nothing is read here.");

        public override void Write(Utf8JsonWriter writer, GuestKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
