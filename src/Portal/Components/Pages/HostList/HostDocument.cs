using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Collectors;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary>The answer of <c>GET /api/v1/hosts/{name}</c>.</summary>
internal sealed record HostDocument
{
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>As in the list of hosts, under the same names.</summary>
    public required JsonObject Host { get; init; }

    /// <summary>Since it called this host last. Absent for one that did not join, or has not called since the program started.</summary>
    public double? HeartbeatAgeSeconds { get; init; }

    /// <summary>Absent while the host is silent.</summary>
    public HostIdentity? Identity { get; init; }

    /// <summary>Absent where they can't be read.</summary>
    public ImmutableArray<HostFilesystem>? Filesystems { get; init; }

    /// <summary>How each collector fared at its last run.</summary>
    public ImmutableArray<CollectorDocument> Collectors { get; init; } = [];

    public static HostDocument Of(LiveFrame frame, HostLive host) => new()
    {
        TakenAt = frame.Snapshot.TakenAt,
        Host = TableJson.Row(HostColumns.Export, HostEntry.From(frame, host)),
        HeartbeatAgeSeconds = host.Answer.HeartbeatAge?.TotalSeconds,
        Identity = host.Machine?.Identity,
        Filesystems = host.Machine is { Filesystems.IsDefault: false } machine ? machine.Filesystems : null,
        Collectors = [.. (host.Answer.Snapshot?.Collectors ?? []).Select(CollectorDocument.Of)],
    };
}

/// <summary>One tier of one collector.</summary>
/// <param name="Tier">0 every snapshot; 1 slow, beside it.</param>
/// <param name="Reason">Of a failure, one word of a closed list.</param>
internal sealed record CollectorDocument(string Name, int Tier, bool Success, string? Reason, string? Error, double? DurationSeconds, double? AgeSeconds, int? Guests)
{
    public static CollectorDocument Of(CollectorOutcome outcome) => new(
        outcome.Collector,
        outcome.Tier,
        outcome.Success,
        outcome.Reason?.ToString(),
        outcome.Error,
        outcome.DurationNanoseconds / 1e9,
        outcome.AgeNanoseconds / 1e9,
        outcome.Guests);
}

/// <summary>Members in camel case; what is not known is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HostDocument))]
internal sealed partial class HostJson : JsonSerializerContext;
