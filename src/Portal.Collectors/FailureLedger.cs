using System.Collections.Immutable;

namespace Portal.Collectors;

/// <summary>Counts a collector's failures since the program started, by reason. One thread at a time.</summary>
internal sealed class FailureLedger
{
    private readonly SortedDictionary<CollectorFailure, long> _counts = [];
    private ImmutableArray<FailureCount> _list = [];

    /// <summary>Reasons that occurred, as <see cref="CollectorOutcome.Failures"/> wants them; made anew only after one was added.</summary>
    public ImmutableArray<FailureCount> Counts => _list;

    public void Add(CollectorFailure reason)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        _list = [.. _counts.Select(count => new FailureCount(count.Key, count.Value))];
    }
}
