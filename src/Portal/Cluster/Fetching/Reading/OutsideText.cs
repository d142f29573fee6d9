using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Cluster.Fetching.Reading;

/// <summary>Text that a host sent: cut after 256 characters, control and bidirectional characters replaced. Escaping is left to whoever writes it.</summary>
internal sealed class OutsideText : JsonConverter<string>
{
    public const int Longest = 256;

    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(code => (char)code),
        '\u061c', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069',
    ]);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? KnownTexts.Read(ref reader) : throw new JsonException("expected text");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public static string Clean(string text)
    {
        string cut = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        if (!cut.AsSpan().ContainsAny(Unwanted))
        {
            return cut;
        }

        return string.Create(cut.Length, cut, static (clean, text) => text.AsSpan().ReplaceAny(clean, Unwanted, Replacement));
    }
}

/// <summary>A guest's name in its runtime: the whole of it or nothing, for a part of it could be another guest's. Too long a name reads as empty, and its guest is left out.</summary>
internal sealed class OutsideName : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? throw new JsonException("expected a name")
        : !reader.HasValueSequence && !reader.ValueIsEscaped && reader.ValueSpan.Length <= OutsideText.Longest ? KnownTexts.Read(ref reader)
        : reader.GetString() is { Length: <= OutsideText.Longest } name ? OutsideText.Clean(name)
        : "";

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
