namespace Portal.Cluster;

/// <summary>All hosts as the main host sees them.</summary>
public interface ICluster
{
    /// <summary>The newest joined snapshot; empty before the first.</summary>
    ClusterSnapshot Newest { get; }

    /// <summary>A joined snapshot whose parts are at most <paramref name="maxAge"/> old, made within <paramref name="deadline"/>: hosts that are silent are in it without a snapshot. Concurrent callers share one fan-out.</summary>
    ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>The same, where the parts of hosts that nobody watches may be older, this host's own among them: pages tick each second, and do not ask every host each second.</summary>
    ValueTask<ClusterSnapshot> GetAsync(TimeSpan maxAge, TimeSpan maxAgeOfOthers, TimeSpan deadline, CancellationToken cancellationToken) =>
        GetAsync(maxAge, deadline, cancellationToken);

    /// <summary>While held, the host sends a snapshot each second and the next <c>GetAsync</c> finds it. Any number may be held for one host; a name that is no member is watched as soon as it is one. Dispose once.</summary>
    IDisposable Watch(string host);
}
