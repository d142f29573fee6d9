namespace Portal.Cluster;

/// <summary>All hosts as the main host sees them.</summary>
public interface ICluster
{
    /// <summary>The newest joined snapshot; empty before the first.</summary>
    ClusterSnapshot Newest { get; }

    /// <summary>A joined snapshot whose parts are at most <paramref name="maxAge"/> old, made within <paramref name="deadline"/>: hosts that are silent are in it without a snapshot. Concurrent callers share one fan-out.</summary>
    ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken);
}
