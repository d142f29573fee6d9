using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One disk of a guest. Counters since it started; a field its kind can't know is null.</summary>
public sealed record GuestDisk
{
    /// <summary>libvirt's target (<c>vda</c>), or the host's block device for a container.</summary>
    public required string Device { get; init; }

    [JsonPropertyName("readBytes")]
    public long? ReadBytes { get; init; }

    [JsonPropertyName("writtenBytes")]
    public long? WrittenBytes { get; init; }

    public long? Reads { get; init; }

    public long? Writes { get; init; }

    public long? Flushes { get; init; }

    [JsonPropertyName("readTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? ReadNanoseconds { get; init; }

    [JsonPropertyName("writeTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? WriteNanoseconds { get; init; }

    [JsonPropertyName("flushTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? FlushNanoseconds { get; init; }

    public long? Discards { get; init; }

    public long? DiscardedBytes { get; init; }

    /// <summary>Size the guest sees.</summary>
    public long? CapacityBytes { get; init; }

    /// <summary>Highest byte written in the image.</summary>
    public long? AllocationBytes { get; init; }

    /// <summary>Size of the image on the host.</summary>
    public long? PhysicalBytes { get; init; }
}
