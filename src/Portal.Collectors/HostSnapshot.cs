using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>A host and all its guests at one moment; the document of <c>GET /api/v1/snapshot</c>.</summary>
public sealed record HostSnapshot
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name under which the host knows itself. Labels never come from here, but from the main host's membership.</summary>
    public required string Host { get; init; }

    /// <summary>Version of the program that took it.</summary>
    public string? Version { get; init; }

    public string? BootId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Reading of the host's monotonic clock, for differences between two snapshots of one host. Starts anew at boot.</summary>
    [JsonPropertyName("uptime"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long UptimeNanoseconds { get; init; }

    public HostSample? Machine { get; init; }

    public ImmutableArray<GuestSample> Guests { get; init; } = [];

    public ImmutableArray<CollectorOutcome> Collectors { get; init; } = [];

    public PortalProcess? Portal { get; init; }
}
