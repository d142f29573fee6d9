using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>Members of the engine's documents, by kind: what is missing or of another kind is null, and nothing is thrown.</summary>
internal static class DockerJson
{
    public static JsonElement? Member(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    public static string? Text(this JsonElement parent, string name)
    {
        if (parent.Member(name) is not { ValueKind: JsonValueKind.String } member)
        {
            return null;
        }

        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: valid JSON, but no text.
            return null;
        }
    }

    public static long? Number(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out long number) ? number : null;

    public static bool? Flag(this JsonElement parent, string name) => parent.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>RFC 3339 with up to nine digits of a second; the year 1 is how the engine says never.</summary>
    public static DateTimeOffset? Time(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.String } member && member.TryGetDateTimeOffset(out DateTimeOffset time) && time.Year > 1 ? time : null;
}
