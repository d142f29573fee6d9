using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>What the program itself costs on this host.</summary>
public sealed record PortalProcess
{
    public string? Version { get; init; }

    /// <summary>Version of .NET.</summary>
    public string? Runtime { get; init; }

    [JsonPropertyName("cpu"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? CpuNanoseconds { get; init; }

    public long? Snapshots { get; init; }

    public long? MemoryBytes { get; init; }

    public long? OpenFiles { get; init; }
}
