using System.Globalization;
using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>Reads the members of one object by type. Null and absent are the same; a wrong type counts as absent and is a finding.</summary>
/// <remarks>Each method starts on the member's name and ends on the last token of its value.</remarks>
/// <param name="path">Of the object, such as <c>$.testbed_guests.web</c>.</param>
internal readonly struct JsonFields(string path, Findings findings)
{
    /// <summary>Text of ours that stands in for longer outside text where it is shown.</summary>
    private const int LongestShownText = 256;

    public string Path => path;

    public Findings Findings => findings;

    /// <summary>On to the next member's name; false at the object's end.</summary>
    public static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static void Ignore(ref Utf8JsonReader reader) => reader.Skip();

    public string? Text(ref Utf8JsonReader reader, string member) =>
        Is(ref reader, member, "text", JsonTokenType.String) ? reader.GetString() : null;

    /// <summary>For text that is only shown: cut at 256 characters, control characters escaped.</summary>
    public string? ShownText(ref Utf8JsonReader reader, string member) => Text(ref reader, member) is { } text ? Clean(text) : null;

    public bool? Flag(ref Utf8JsonReader reader, string member) =>
        Is(ref reader, member, "true or false", JsonTokenType.True, JsonTokenType.False) ? reader.TokenType == JsonTokenType.True : null;

    /// <summary>A whole number of 0 to 4,294,967,295; <c>4.0</c> is none.</summary>
    public uint? Unsigned(ref Utf8JsonReader reader, string member)
    {
        const string expected = "a whole number of 0 to 4294967295";
        if (!Is(ref reader, member, expected, JsonTokenType.Number))
        {
            return null;
        }

        if (reader.TryGetUInt32(out uint number))
        {
            return number;
        }

        WrongType(member, expected, "another number");
        return null;
    }

    /// <summary>True when the value is an object, whose members follow.</summary>
    public bool Object(ref Utf8JsonReader reader, string member) => Is(ref reader, member, "an object", JsonTokenType.StartObject);

    public JsonFields Inside(string member) => new(path + "." + member, findings);

    public void WrongType(string member, string expected, string found) =>
        findings.Add(ProblemCode.WrongType, path + "." + member, string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, found {found}."));

    public static string Clean(string text)
    {
        int end = text.Length <= LongestShownText ? text.Length : LongestShownText;
        return string.Create(end, text, static (to, from) =>
        {
            for (int at = 0; at < to.Length; at++)
            {
                char c = from[at];
                bool harmless = !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format;
                to[at] = harmless ? c : '\uFFFD';
            }
        });
    }

    public static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };

    private bool Is(ref Utf8JsonReader reader, string member, string expected, JsonTokenType wanted, JsonTokenType? orElse = null)
    {
        findings.Forget(path, member);
        reader.Read();
        if (reader.TokenType == wanted || reader.TokenType == orElse)
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.Null)
        {
            WrongType(member, expected, NameOf(reader.TokenType));
            reader.Skip();
        }

        return false;
    }
}
