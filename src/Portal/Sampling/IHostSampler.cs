using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>This host's newest snapshot.</summary>
public interface IHostSampler
{
    /// <summary>The newest snapshot if it is at most <paramref name="maxAge"/> old, else a new one; concurrent callers share one collection.</summary>
    /// <remarks>Cancelling ends the wait, not the collection that others may share; it has a deadline of its own (<see cref="SnapshotCollector.Deadline"/>).</remarks>
    ValueTask<HostSnapshot> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken);
}
