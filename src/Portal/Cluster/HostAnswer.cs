using System.Collections.Immutable;
using Portal.Cluster.Members;
using Portal.Collectors;

namespace Portal.Cluster;

/// <summary>What one member of the cluster answered. Its name comes from the membership, never from the answer.</summary>
public sealed record HostAnswer
{
    public required string Name { get; init; }

    /// <summary><c>main</c> or <c>client</c>.</summary>
    public required string Mode { get; init; }

    public string? Address { get; init; }

    /// <summary>How it is spoken to.</summary>
    public MemberProtocol Protocol { get; init; } = MemberProtocol.Own;

    /// <summary>It joined, and calls the main host every ten seconds.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Since it called last, when this cluster snapshot was made; null for a host that did not join, or has not called since the program started.</summary>
    public TimeSpan? HeartbeatAge { get; init; }

    /// <summary>Not a machine: its numbers are made up.</summary>
    public bool IsSimulated => Protocol == MemberProtocol.Sampled;

    /// <summary>It answered with a document of an older or newer program, of which was read what is understood; <see cref="HostSnapshot.Schema"/> has the number.</summary>
    public bool HasOtherSchema => Snapshot is { } snapshot && snapshot.Schema != HostSnapshot.CurrentSchema;

    /// <summary>Values of its newest answer that can't be and were left out.</summary>
    public int ImpossibleValues { get; init; }

    /// <summary>Null while the host is silent.</summary>
    public HostSnapshot? Snapshot { get; init; }

    /// <summary>Outcomes in its newest answer, however old: what it can measure is known while it is silent too. Default while it has never answered.</summary>
    public ImmutableArray<CollectorOutcome> LastCollectors { get; init; }

    /// <summary>The host's snapshot before this one, at least one second older, for percentages; null when there is none yet.</summary>
    public HostSnapshot? Previous { get; init; }

    /// <summary>Age the host stated plus the time since it arrived, when this cluster snapshot was made.</summary>
    public TimeSpan? SnapshotAge { get; init; }

    /// <summary>It has no portal and was read through TestbedOS' own routes: these are all its figures. Null for every other host.</summary>
    public TestbedReadings? Testbed { get; init; }

    public required FetchStatus Fetch { get; init; }

    /// <summary>Its snapshots arrive each second, for somebody looks at it. This host's own are taken without a stream.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Monotonic reading of this program's clock when <see cref="Snapshot"/> arrived without being asked for; null for one that was asked for.</summary>
    public long? StreamedAt { get; init; }

    /// <summary>Its newest answer has an outcome for this kind of guest; null while it has never answered.</summary>
    public bool? Measures(string kind)
    {
        ImmutableArray<CollectorOutcome> outcomes = Snapshot?.Collectors ?? LastCollectors;
        return outcomes.IsDefault ? null : outcomes.Any(outcome => string.Equals(outcome.Collector, kind, StringComparison.Ordinal));
    }
}

/// <summary>How the fan-out fares with one host; counters since the program started.</summary>
public sealed record FetchStatus
{
    public FetchResult Result { get; init; } = FetchResult.Pending;

    public long Fetches { get; init; }

    public long ReceivedBytes { get; init; }

    /// <summary>By result other than ok and pending; those that never occurred are left out.</summary>
    public ImmutableSortedDictionary<FetchResult, long> Failures { get; init; } = ImmutableSortedDictionary<FetchResult, long>.Empty;

    public TimeSpan? Duration { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public TimeSpan? ClockOffset { get; init; }

    public bool Suspended { get; init; }

    /// <summary>A sentence for people; null while it works.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? FailingSince { get; init; }
}

/// <summary>Result of the last fetch; label values are these names in snake case.</summary>
public enum FetchResult
{
    Ok,
    Pending,
    Dns,
    Refused,
    Timeout,
    Tls,
    Status,
    Cut,
    Malformed,
    TooLarge,
    WrongHost,
    Internal,
}
