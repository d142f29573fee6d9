using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>One disk of a guest. Counters since it started; a field its kind can't know is null.</summary>
public sealed record GuestDisk
{
    private readonly OptionalInt64 _readBytes;
    private readonly OptionalInt64 _writtenBytes;
    private readonly OptionalInt64 _reads;
    private readonly OptionalInt64 _writes;
    private readonly OptionalInt64 _flushes;
    private readonly OptionalInt64 _readNanoseconds;
    private readonly OptionalInt64 _writeNanoseconds;
    private readonly OptionalInt64 _flushNanoseconds;
    private readonly OptionalInt64 _discards;
    private readonly OptionalInt64 _discardedBytes;
    private readonly OptionalInt64 _capacityBytes;
    private readonly OptionalInt64 _allocationBytes;
    private readonly OptionalInt64 _physicalBytes;

    /// <summary>libvirt's target (<c>vda</c>), or the host's block device for a container.</summary>
    public required string Device { get; init; }

    /// <summary>Path of its image on the host, or whatever else libvirt's definition names as its source; null for an empty drive and for containers.</summary>
    public string? Source { get; init; }

    [JsonPropertyName("readBytes")]
    public long? ReadBytes { get => _readBytes.Value; init => _readBytes = value; }

    [JsonPropertyName("writtenBytes")]
    public long? WrittenBytes { get => _writtenBytes.Value; init => _writtenBytes = value; }

    public long? Reads { get => _reads.Value; init => _reads = value; }

    public long? Writes { get => _writes.Value; init => _writes = value; }

    public long? Flushes { get => _flushes.Value; init => _flushes = value; }

    [JsonPropertyName("readTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? ReadNanoseconds { get => _readNanoseconds.Value; init => _readNanoseconds = value; }

    [JsonPropertyName("writeTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? WriteNanoseconds { get => _writeNanoseconds.Value; init => _writeNanoseconds = value; }

    [JsonPropertyName("flushTime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? FlushNanoseconds { get => _flushNanoseconds.Value; init => _flushNanoseconds = value; }

    public long? Discards { get => _discards.Value; init => _discards = value; }

    public long? DiscardedBytes { get => _discardedBytes.Value; init => _discardedBytes = value; }

    /// <summary>Size the guest sees.</summary>
    public long? CapacityBytes { get => _capacityBytes.Value; init => _capacityBytes = value; }

    /// <summary>Highest byte written in the image.</summary>
    public long? AllocationBytes { get => _allocationBytes.Value; init => _allocationBytes = value; }

    /// <summary>Size of the image on the host.</summary>
    public long? PhysicalBytes { get => _physicalBytes.Value; init => _physicalBytes = value; }
}
