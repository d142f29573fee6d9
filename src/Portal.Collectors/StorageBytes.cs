using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Bytes that really went to and came from storage.</summary>
public sealed record StorageBytes
{
    private readonly OptionalInt64 _readBytes;
    private readonly OptionalInt64 _writtenBytes;

    [JsonPropertyName("read")]
    public long? ReadBytes { get => _readBytes.Value; init => _readBytes = value; }

    [JsonPropertyName("written")]
    public long? WrittenBytes { get => _writtenBytes.Value; init => _writtenBytes = value; }
}
