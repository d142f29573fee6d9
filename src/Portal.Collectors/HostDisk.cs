using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One whole disk, every column of <c>/proc/diskstats</c> (the kernel's iostats document) since boot.</summary>
public sealed record HostDisk
{
    public required string Device { get; init; }

    /// <summary>As its driver names it; null for virtual disks, which have none.</summary>
    public string? Model { get; init; }

    public long? SizeBytes { get; init; }

    public long Reads { get; init; }

    public long ReadsMerged { get; init; }

    public long ReadBytes { get; init; }

    [JsonPropertyName("readTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long ReadNanoseconds { get; init; }

    public long Writes { get; init; }

    public long WritesMerged { get; init; }

    public long WrittenBytes { get; init; }

    [JsonPropertyName("writeTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long WriteNanoseconds { get; init; }

    public long InFlight { get; init; }

    [JsonPropertyName("busyTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long BusyNanoseconds { get; init; }

    [JsonPropertyName("queueTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long QueueNanoseconds { get; init; }

    /// <summary>Null on kernels before 4.18, as the other discard columns.</summary>
    public long? Discards { get; init; }

    public long? DiscardsMerged { get; init; }

    public long? DiscardedBytes { get; init; }

    [JsonPropertyName("discardTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? DiscardNanoseconds { get; init; }

    /// <summary>Null on kernels before 5.5.</summary>
    public long? Flushes { get; init; }

    [JsonPropertyName("flushTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? FlushNanoseconds { get; init; }
}
