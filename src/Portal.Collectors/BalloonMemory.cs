using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>A virtual machine's memory as its own kernel reports it through virtio-balloon. Slow values; all but <see cref="CurrentBytes"/> need a driver inside and a polling period.</summary>
public sealed record BalloonMemory
{
    /// <summary>What the guest has now.</summary>
    [JsonPropertyName("current")]
    public long? CurrentBytes { get; init; }

    [JsonPropertyName("available")]
    public long? AvailableBytes { get; init; }

    [JsonPropertyName("usable")]
    public long? UsableBytes { get; init; }

    [JsonPropertyName("unused")]
    public long? UnusedBytes { get; init; }

    [JsonPropertyName("cache")]
    public long? CacheBytes { get; init; }

    [JsonPropertyName("swapIn")]
    public long? SwapInBytes { get; init; }

    [JsonPropertyName("swapOut")]
    public long? SwapOutBytes { get; init; }

    public long? MajorFaults { get; init; }

    public long? MinorFaults { get; init; }

    /// <summary>When the guest last reported.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
