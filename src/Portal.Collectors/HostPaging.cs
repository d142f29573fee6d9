namespace Portal.Collectors;

/// <summary><c>/proc/vmstat</c>: paging since boot.</summary>
public sealed record HostPaging
{
    public long? SwapInBytes { get; init; }

    public long? SwapOutBytes { get; init; }

    public long? Faults { get; init; }

    public long? MajorFaults { get; init; }

    /// <summary>Null on kernels before 4.13.</summary>
    public long? OomKills { get; init; }
}
