namespace Portal.Collectors;

/// <summary>Measures this machine.</summary>
public interface IHostCollector
{
    /// <summary>The machine now, with the outcomes of tier 0 and, once it has run, tier 1. Never throws for a file that can't be read.</summary>
    HostCollection Collect();
}

/// <summary>What one run of the host collector yields; networks are all but <c>lo</c> and <c>veth*</c>, guests' taps included.</summary>
public sealed record HostCollection(HostSample Machine, System.Collections.Immutable.ImmutableArray<CollectorOutcome> Outcomes);
