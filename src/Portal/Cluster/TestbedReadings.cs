using System.Collections.Frozen;

namespace Portal.Cluster;

/// <summary>What TestbedOS' own server says of its host and guests: finished percentages, no counters. In the units of the gauges that TestbedOS had.</summary>
public sealed record TestbedReadings
{
    /// <summary>Percent of all CPUs of the host.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>In GB (1e9 bytes).</summary>
    public double? MemoryGigabytes { get; init; }

    /// <summary>By kind and runtime name; those alone that answered.</summary>
    public FrozenDictionary<(string Kind, string RuntimeName), TestbedReading> Guests { get; init; } = FrozenDictionary<(string, string), TestbedReading>.Empty;

    public TestbedReading? Of(string kind, string runtimeName) => Guests.TryGetValue((kind, runtimeName), out TestbedReading reading) ? reading : null;
}

/// <summary>One guest's figures.</summary>
/// <param name="CpuPercent">Of its virtual CPUs for a virtual machine, else of one CPU.</param>
/// <param name="Memory">Percent for a virtual machine, else GB (1e9 bytes).</param>
public readonly record struct TestbedReading(double? CpuPercent, double? Memory);
