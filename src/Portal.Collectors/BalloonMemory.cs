using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>A virtual machine's memory as its own kernel reports it through virtio-balloon. Slow values; all but <see cref="CurrentBytes"/> need a driver inside and a polling period.</summary>
public sealed record BalloonMemory
{
    private readonly OptionalInt64 _currentBytes;
    private readonly OptionalInt64 _availableBytes;
    private readonly OptionalInt64 _usableBytes;
    private readonly OptionalInt64 _unusedBytes;
    private readonly OptionalInt64 _cacheBytes;
    private readonly OptionalInt64 _swapInBytes;
    private readonly OptionalInt64 _swapOutBytes;
    private readonly OptionalInt64 _majorFaults;
    private readonly OptionalInt64 _minorFaults;

    /// <summary>What the guest has now.</summary>
    [JsonPropertyName("current")]
    public long? CurrentBytes { get => _currentBytes.Value; init => _currentBytes = value; }

    [JsonPropertyName("available")]
    public long? AvailableBytes { get => _availableBytes.Value; init => _availableBytes = value; }

    [JsonPropertyName("usable")]
    public long? UsableBytes { get => _usableBytes.Value; init => _usableBytes = value; }

    [JsonPropertyName("unused")]
    public long? UnusedBytes { get => _unusedBytes.Value; init => _unusedBytes = value; }

    [JsonPropertyName("cache")]
    public long? CacheBytes { get => _cacheBytes.Value; init => _cacheBytes = value; }

    [JsonPropertyName("swapIn")]
    public long? SwapInBytes { get => _swapInBytes.Value; init => _swapInBytes = value; }

    [JsonPropertyName("swapOut")]
    public long? SwapOutBytes { get => _swapOutBytes.Value; init => _swapOutBytes = value; }

    public long? MajorFaults { get => _majorFaults.Value; init => _majorFaults = value; }

    public long? MinorFaults { get => _minorFaults.Value; init => _minorFaults = value; }

    /// <summary>When the guest last reported.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
