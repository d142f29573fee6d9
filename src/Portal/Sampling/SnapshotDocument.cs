using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>The document of <c>GET /api/v1/snapshot</c>: a <see cref="HostSnapshot"/> with the machine's parts at the top level, as the protocol between hosts names them.</summary>
/// <remarks>Unknown members are ignored; absent is not known. Everything in <c>HostSample</c> travels.</remarks>
public sealed record SnapshotDocument
{
    /// <summary>How old the snapshot was when it was sent, in seconds. First member of each document of a stream; null in a single answer, whose header says it.</summary>
    [JsonPropertyName("age"), JsonPropertyOrder(-1)]
    public double? AgeSeconds { get; init; }

    public int Schema { get; init; }

    public required string Host { get; init; }

    public string? Version { get; init; }

    public string? BootId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    [JsonPropertyName("uptime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long UptimeNanoseconds { get; init; }

    public HostIdentity? Identity { get; init; }

    public DateTimeOffset? BootedAt { get; init; }

    public HostCpu? Cpu { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<double> Load { get; init; }

    public HostMemory? Memory { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<NamedCount> MemoryLines { get; init; }

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

    public ImmutableArray<GuestSample> Guests { get; init; } = [];

    public ImmutableArray<CollectorOutcome> Collectors { get; init; } = [];

    public PortalProcess? Portal { get; init; }
}
