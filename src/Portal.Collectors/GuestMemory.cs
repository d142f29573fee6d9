using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>Memory of a guest on its host, in bytes; from its cgroup where it has one, else from its process.</summary>
public sealed record GuestMemory
{
    private readonly OptionalInt64 _usageBytes;
    private readonly OptionalInt64 _workingSetBytes;
    private readonly OptionalInt64 _rssBytes;
    private readonly OptionalInt64 _cacheBytes;
    private readonly OptionalInt64 _swapBytes;
    private readonly OptionalInt64 _limitBytes;
    private readonly OptionalInt64 _oomKills;

    /// <summary>Charged to its cgroup, page cache included.</summary>
    [JsonPropertyName("usage")]
    public long? UsageBytes { get => _usageBytes.Value; init => _usageBytes = value; }

    /// <summary>Usage without inactive page cache.</summary>
    [JsonPropertyName("workingSet")]
    public long? WorkingSetBytes { get => _workingSetBytes.Value; init => _workingSetBytes = value; }

    [JsonPropertyName("rss")]
    public long? RssBytes { get => _rssBytes.Value; init => _rssBytes = value; }

    [JsonPropertyName("cache")]
    public long? CacheBytes { get => _cacheBytes.Value; init => _cacheBytes = value; }

    [JsonPropertyName("swap")]
    public long? SwapBytes { get => _swapBytes.Value; init => _swapBytes = value; }

    /// <summary>What it can use at most; null where nothing limits it.</summary>
    [JsonPropertyName("limit")]
    public long? LimitBytes { get => _limitBytes.Value; init => _limitBytes = value; }

    /// <summary>Processes of it that the host killed for lack of memory.</summary>
    public long? OomKills { get => _oomKills.Value; init => _oomKills = value; }

    public BalloonMemory? Balloon { get; init; }
}
