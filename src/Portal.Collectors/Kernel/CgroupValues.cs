namespace Portal.Collectors.Kernel;

/// <summary>Everything a guest's group says, brought to nanoseconds, bytes and counts. Null where the kernel, version or controller does not offer it.</summary>
internal struct CgroupValues
{
    public long? CpuTotalNanoseconds;
    public long? CpuUserNanoseconds;
    public long? CpuSystemNanoseconds;

    /// <summary>Quota periods passed; may be 0 in a group without quota.</summary>
    public long? CpuPeriods;
    public long? CpuThrottledPeriods;
    public long? CpuThrottledNanoseconds;

    /// <summary>Null without a quota. This and the next three are limits, read more seldom.</summary>
    public double? CpuQuotaCores;

    /// <summary>CPUs in its set; null where they are all of the host's.</summary>
    public int? CpusetCpus;

    /// <summary>Null without a limit.</summary>
    public long? MemoryLimitBytes;

    /// <summary>Threads it may have; null without a limit.</summary>
    public long? PidsMax;

    /// <summary>Page cache included.</summary>
    public long? MemoryUsageBytes;
    public long? MemoryAnonBytes;
    public long? MemoryFileBytes;
    public long? MemoryInactiveFileBytes;
    public long? MemorySwapBytes;
    public long? MemoryFaults;
    public long? MemoryMajorFaults;
    public long? MemoryOomKills;

    /// <summary>By device; null where it is not accounted. Valid until the next read.</summary>
    public ReadOnlyMemory<CgroupIo>? Io;

    /// <summary>Threads (<c>pids.current</c>).</summary>
    public long? Pids;

    /// <summary>Processes, here and in groups below.</summary>
    public long? Processes;

    public CgroupPressure? CpuPressure;
    public CgroupPressure? MemoryPressure;
    public CgroupPressure? IoPressure;

    public CgroupFaults Faults;

    /// <summary>Usage without the page cache that would go first: what the docker client shows, and what counts against a limit.</summary>
    public readonly long? MemoryWorkingSetBytes => MemoryUsageBytes - MemoryInactiveFileBytes is { } set ? Math.Max(0, set) : null;
}
