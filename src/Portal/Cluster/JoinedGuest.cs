using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>A guest after the join of what runs with what should run.</summary>
public sealed record JoinedGuest
{
    /// <summary>Deployment's shown name; null for an unassigned guest.</summary>
    public string? Project { get; init; }

    /// <summary>Shown name in its deployment; for an unassigned guest the runtime name.</summary>
    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>Where it runs, else where it should; null for an expected guest without a place.</summary>
    public string? Host { get; init; }

    public required string RuntimeName { get; init; }

    public GuestState State { get; init; }

    /// <summary>Null when no host reports it.</summary>
    public GuestSample? Sample { get; init; }

    /// <summary>The same guest in the host's snapshot before, for percentages.</summary>
    public GuestSample? PreviousSample { get; init; }

    /// <summary>Null for an unassigned guest.</summary>
    public ExpectedGuest? Expected { get; init; }

    public bool IsTemplate => Expected?.IsTemplate ?? false;

    /// <summary>State.json names another host than the one that reports it.</summary>
    public bool OnWrongHost { get; init; }

    /// <summary>A deployment expects a guest of this name, and another host that reports it was believed: unassigned, so that no host can take another's guest.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>Its deployment is down, yet it runs.</summary>
    public bool LeftRunning { get; init; }

    /// <summary>Neither the main host nor, by its newest answer, the host where it should be has a collector for its kind.</summary>
    public bool NoCollector { get; init; }

    /// <summary>Its deployment is up, it is no template, and it would be seen where it should be: its absence is a problem.</summary>
    public bool ShouldRun { get; init; }
}
