using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Bytes that really went to and came from storage.</summary>
public sealed record StorageBytes
{
    [JsonPropertyName("read")]
    public long? ReadBytes { get; init; }

    [JsonPropertyName("written")]
    public long? WrittenBytes { get; init; }
}
