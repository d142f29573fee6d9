using Portal.Collectors;

namespace Portal.Cluster.Fetching;

/// <summary>The newest snapshot of a host and when it came.</summary>
/// <param name="Fetched">A good one.</param>
/// <param name="ArrivedAt">Monotonic reading of this host's clock.</param>
/// <param name="IsOffered">From a stream, not asked for.</param>
internal sealed record ArrivedSnapshot(FetchedSnapshot Fetched, long ArrivedAt, bool IsOffered)
{
    public HostSnapshot Snapshot => Fetched.Snapshot!;

    /// <summary>Age the host stated plus time since it arrived.</summary>
    public TimeSpan Age(TimeProvider clock) => (Fetched.StatedAge ?? TimeSpan.Zero) + clock.GetElapsedTime(ArrivedAt);

    /// <summary>The other one was taken before this one, in the same run of the host: a stream and a request may cross.</summary>
    public bool IsNewerThan(HostSnapshot other) =>
        string.Equals(Snapshot.BootId, other.BootId, StringComparison.Ordinal) && Snapshot.UptimeNanoseconds > other.UptimeNanoseconds;
}

/// <summary>What one member contributes to a cluster snapshot.</summary>
/// <param name="Baseline">What its percentages are taken against; null until there is one.</param>
internal sealed record MemberAnswer(HostAnswer Answer, KeptSnapshot? Baseline);
