using System.Text.Json;

namespace Portal.Doctor.Checks.Stack;

/// <summary>What Prometheus or Grafana answered.</summary>
/// <param name="Status">0 where nobody answered.</param>
/// <param name="Failure">Why nobody did, a clause.</param>
/// <param name="RefusesFrames">It says that no page may hold it.</param>
internal sealed record StackReply(int Status, byte[] Body, string? Failure = null, bool RefusesFrames = false)
{
    public bool IsGood => Status == 200;

    /// <summary>Of one that is not good, a clause.</summary>
    public string Why => Failure ?? $"it answers {Status}";

    /// <summary>A member of the JSON answer, by its path; null where it is not there or the answer is no JSON.</summary>
    public JsonElement? At(params string[] path)
    {
        try
        {
            var reader = new Utf8JsonReader(Body);
            JsonElement element = JsonElement.ParseValue(ref reader);
            foreach (string name in path)
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return null;
                }
            }

            return element;
        }
        catch (JsonException)
        {
            // Malformed is an answer without members.
            return null;
        }
    }

    public string? Text(params string[] path) => At(path) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: < 100 } value ? value : null;
}
