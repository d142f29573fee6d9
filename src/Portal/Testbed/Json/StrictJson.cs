using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Testbed.Json;

/// <summary>Whether bytes are one whole JSON value by our rules: UTF-8, strict, at most 64 deep. What passes can be walked without an exception.</summary>
/// <remarks>Checked before anything is taken from a file, so that never half of one is used. The parser alone isn't enough: it lets <c>\ud800</c> and bad UTF-8 pass and throws later, from whichever call touches the text first.</remarks>
internal static class StrictJson
{
    public const int DeepestLevel = 64;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    // One level more than allowed, so that the level which is too deep can be told from text that isn't JSON.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = DeepestLevel + 1 };

    public static Utf8JsonReader Reader(ReadOnlySpan<byte> content) => new(WithoutMark(content), Strict);

    /// <summary>Null for a good file, else the code and a sentence with the position, never with content.</summary>
    public static Refusal? Check(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> json = WithoutMark(content);
        if (json.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new Refusal(ProblemCode.Empty, "There is nothing in the file.");
        }

        if (!Utf8.IsValid(json))
        {
            return new Refusal(ProblemCode.NotUtf8, "The file is not UTF-8 text.");
        }

        var reader = new Utf8JsonReader(json, Strict);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= DeepestLevel)
                {
                    return new Refusal(ProblemCode.TooDeep, $"Nested deeper than {DeepestLevel} levels, at byte {reader.TokenStartIndex}.");
                }

                if (reader.ValueIsEscaped && !SurrogatesArePaired(reader.ValueSpan))
                {
                    return new Refusal(ProblemCode.NotUtf8, $"Half a character (an unpaired \\ud800 to \\udfff) at byte {reader.TokenStartIndex}.");
                }
            }

            return null;
        }
        catch (JsonException fault)
        {
            // Its own message quotes the file.
            return new Refusal(ProblemCode.NotJson, $"Not JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }
    }

    /// <summary>One leading byte order mark is skipped.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) =>
        content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;

    /// <summary>The text has been through the parser, so every backslash starts a well-formed escape.</summary>
    private static bool SurrogatesArePaired(ReadOnlySpan<byte> text)
    {
        bool afterHigh = false;
        for (int at = 0; at < text.Length;)
        {
            int unit = -1;
            if (text[at] == '\\')
            {
                unit = text[at + 1] == 'u' ? Convert.ToInt32(System.Text.Encoding.ASCII.GetString(text.Slice(at + 2, 4)), 16) : -1;
                at += text[at + 1] == 'u' ? 6 : 2;
            }
            else
            {
                at++;
            }

            bool low = unit is >= 0xDC00 and <= 0xDFFF;
            if (low != afterHigh)
            {
                return false;
            }

            afterHigh = unit is >= 0xD800 and <= 0xDBFF;
        }

        return !afterHigh;
    }
}
