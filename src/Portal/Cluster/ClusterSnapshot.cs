using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>All hosts' answers joined with all deployments, at one moment. Immutable; exposition, pages and history read it.</summary>
public sealed record ClusterSnapshot
{
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Monotonic reading of the main host's clock, for ages (TimeProvider.GetTimestamp).</summary>
    public long Timestamp { get; init; }

    /// <summary>Every member, by name, ordinal.</summary>
    public ImmutableArray<HostAnswer> Hosts { get; init; } = [];

    /// <summary>Every guest that runs or should: by project (unassigned last), guest name, kind, host.</summary>
    public ImmutableArray<JoinedGuest> Guests { get; init; } = [];

    public TestbedContents Testbed { get; init; } = TestbedContents.None;

    /// <summary>Kinds that a collector is registered for.</summary>
    public ImmutableArray<GuestKind> Kinds { get; init; } = [];
}
