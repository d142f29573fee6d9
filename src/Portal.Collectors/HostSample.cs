using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>This machine at one moment: raw counters. Absent is not known, never 0.</summary>
public sealed record HostSample
{
    public HostIdentity Identity { get; init; } = new();

    public DateTimeOffset? BootedAt { get; init; }

    public HostCpu? Cpu { get; init; }

    /// <summary>1, 5 and 15 minutes; default when not readable.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<double> Load { get; init; }

    public HostMemory? Memory { get; init; }

    /// <summary>Every line of <c>/proc/meminfo</c> by its own name, in bytes (huge page counts as they are).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<NamedCount> MemoryLines { get; init; }

    /// <summary>The lines of <c>/proc/vmstat</c> that are exported, by their own name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<NamedCount> VmstatLines { get; init; }

    public HostPaging? Paging { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<HostDisk> Disks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<HostFilesystem> Filesystems { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<NetworkCounters> Networks { get; init; }

    public PressureCounters? Pressure { get; init; }

    public HostActivity? Activity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<HostTemperature> Temperatures { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<HostEnergy> Energy { get; init; }
}

/// <summary>A line of a kernel file that is passed on under its own name.</summary>
public sealed record NamedCount(string Name, long Value);
