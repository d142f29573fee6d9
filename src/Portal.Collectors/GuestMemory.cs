using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Memory of a guest on its host, in bytes; from its cgroup where it has one, else from its process.</summary>
public sealed record GuestMemory
{
    /// <summary>Charged to its cgroup, page cache included.</summary>
    [JsonPropertyName("usage")]
    public long? UsageBytes { get; init; }

    /// <summary>Usage without inactive page cache.</summary>
    [JsonPropertyName("workingSet")]
    public long? WorkingSetBytes { get; init; }

    [JsonPropertyName("rss")]
    public long? RssBytes { get; init; }

    [JsonPropertyName("cache")]
    public long? CacheBytes { get; init; }

    [JsonPropertyName("swap")]
    public long? SwapBytes { get; init; }

    /// <summary>What it can use at most; null where nothing limits it.</summary>
    [JsonPropertyName("limit")]
    public long? LimitBytes { get; init; }

    /// <summary>Processes of it that the host killed for lack of memory.</summary>
    public long? OomKills { get; init; }

    public BalloonMemory? Balloon { get; init; }
}
