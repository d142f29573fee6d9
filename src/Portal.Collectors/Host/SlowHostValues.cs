using System.Collections.Immutable;

namespace Portal.Collectors.Host;

/// <summary>What tier 1 last found: values that may take long to get.</summary>
internal sealed record SlowHostValues
{
    /// <summary>Reading of the clock when they were begun to be read.</summary>
    public required long TakenAt { get; init; }

    public required CollectorOutcome Outcome { get; init; }

    public ImmutableArray<HostFilesystem> Filesystems { get; init; }

    public IReadOnlyDictionary<string, LinkState>? Links { get; init; }

    public IReadOnlyDictionary<string, DiskFacts>? Disks { get; init; }

    public ImmutableArray<HostTemperature> Temperatures { get; init; }

    public ImmutableArray<HostEnergy> Energy { get; init; }
}
