using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Portal.Collectors;

/// <summary>How one tier of one collector fared at its last run. A runtime whose socket was never there reports no outcome at all.</summary>
public sealed record CollectorOutcome
{
    /// <summary><c>host</c>, or the guest kind's name.</summary>
    public required string Collector { get; init; }

    /// <summary>0 every snapshot; 1 slow, beside it.</summary>
    public required int Tier { get; init; }

    /// <summary>The last run read everything it tried.</summary>
    public bool Success { get; init; }

    /// <summary>Why not; null on success.</summary>
    public CollectorFailure? Reason { get; init; }

    /// <summary>A sentence of ours about it; never holds text that came from outside. Null on success.</summary>
    public string? Error { get; init; }

    [JsonPropertyName("duration"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? DurationNanoseconds { get; init; }

    /// <summary>Age of the tier's oldest value when the snapshot was taken.</summary>
    [JsonPropertyName("age"), JsonConverter(typeof(NanosecondsAsSeconds))]
    public long? AgeNanoseconds { get; init; }

    /// <summary>Failures since start, by reason; reasons that never occurred are left out.</summary>
    public ImmutableArray<FailureCount> Failures { get; init; } = [];

    /// <summary>Guests found, stated by tier 0 only while its list of guests is whole and current: without it a guest that is not reported may still be there. Null for the host.</summary>
    public int? Guests { get; init; }

    /// <summary>Calls past their deadline that have not returned.</summary>
    public int OverdueCalls { get; init; }
}

/// <summary>How often one reason occurred since the program started.</summary>
public sealed record FailureCount(CollectorFailure Reason, long Count);
