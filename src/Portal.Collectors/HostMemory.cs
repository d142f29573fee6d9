namespace Portal.Collectors;

/// <summary><c>/proc/meminfo</c> in bytes (proc_meminfo(5)).</summary>
public sealed record HostMemory
{
    public long? SizeBytes { get; init; }

    public long? AvailableBytes { get; init; }

    public long? FreeBytes { get; init; }

    public long? BuffersBytes { get; init; }

    public long? CachedBytes { get; init; }

    public long? SharedBytes { get; init; }

    public long? ReclaimableBytes { get; init; }

    public long? AnonymousBytes { get; init; }

    public long? DirtyBytes { get; init; }

    public long? CommittedBytes { get; init; }

    public long? HugePagesBytes { get; init; }

    public long? HugePagesFreeBytes { get; init; }

    /// <summary>0 is a value: no swap.</summary>
    public long? SwapSizeBytes { get; init; }

    public long? SwapFreeBytes { get; init; }
}
