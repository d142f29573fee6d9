using System.Collections.Immutable;

namespace Portal.Collectors;

/// <summary>What one run of a guest collector yields.</summary>
public sealed record GuestCollection
{
    public ImmutableArray<GuestSample> Guests { get; init; } = [];

    /// <summary>One per tier that has run; none where the runtime was never there.</summary>
    public ImmutableArray<CollectorOutcome> Outcomes { get; init; } = [];

    /// <summary>Interfaces in the host's own namespace that belong to guests (taps), to be left out of the host's.</summary>
    public ImmutableArray<string> HostInterfaces { get; init; } = [];
}
