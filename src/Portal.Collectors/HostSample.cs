using System.Collections.Immutable;

namespace Portal.Collectors;

/// <summary>This machine at one moment: raw counters. Absent is not known, never 0.</summary>
public sealed record HostSample
{
    public HostIdentity Identity { get; init; } = new();

    public DateTimeOffset? BootedAt { get; init; }

    public HostCpu? Cpu { get; init; }

    /// <summary>1, 5 and 15 minutes; default when not readable.</summary>
    public ImmutableArray<double> Load { get; init; }

    public HostMemory? Memory { get; init; }

    /// <summary>Every line of <c>/proc/meminfo</c> by its own name, in bytes (huge page counts as they are).</summary>
    public ImmutableArray<NamedCount> MemoryLines { get; init; }

    /// <summary>The lines of <c>/proc/vmstat</c> that are exported, by their own name.</summary>
    public ImmutableArray<NamedCount> VmstatLines { get; init; }

    public HostPaging? Paging { get; init; }

    public ImmutableArray<HostDisk> Disks { get; init; }

    public ImmutableArray<HostFilesystem> Filesystems { get; init; }

    public ImmutableArray<NetworkCounters> Networks { get; init; }

    public PressureCounters? Pressure { get; init; }

    public HostActivity? Activity { get; init; }

    public ImmutableArray<HostTemperature> Temperatures { get; init; }

    public ImmutableArray<HostEnergy> Energy { get; init; }
}

/// <summary>A line of a kernel file that is passed on under its own name.</summary>
public sealed record NamedCount(string Name, long Value);
