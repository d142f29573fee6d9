using System.Text.Json;

namespace Portal.Testbed.Json;

/// <summary>How the testbed writes a choice: a bare string (<c>"up"</c>) or an object with exactly one member (<c>{"failed": …}</c>).</summary>
internal static class TaggedValue
{
    /// <summary>Starts on the value, ends on its last token.</summary>
    /// <param name="content">Stands on the content; on a null token of its own where there is none.</param>
    /// <returns>The tag; null when the value has neither form.</returns>
    public static string? Read(ref Utf8JsonReader reader, out Utf8JsonReader content)
    {
        content = NoContent();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? tag = null;
        bool several = false;
        while (JsonFields.Next(ref reader))
        {
            // The same member twice is one member: the last counts.
            several |= tag is not null && !reader.ValueTextEquals(tag);
            tag = reader.GetString();
            reader.Read();
            content = reader;
            reader.Skip();
        }

        return several ? null : tag;
    }

    private static Utf8JsonReader NoContent()
    {
        var nothing = new Utf8JsonReader("null"u8);
        nothing.Read();
        return nothing;
    }
}
