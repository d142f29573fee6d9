using Portal.Cluster.Fetching;
using Portal.Testbed;

namespace Portal.Cluster;

/// <summary>One round of asking all members, and for whom it is good enough.</summary>
internal sealed class Gathering(TestbedContents contents, TimeSpan maxAge, TimeSpan maxAgeOfOthers, TimeSpan deadline, long startedAt)
{
    /// <summary>What it is joined with.</summary>
    public TestbedContents Contents => contents;

    /// <summary>Monotonic reading. What had arrived by then is in it.</summary>
    public long StartedAt => startedAt;

    public TimeSpan MaxAge => maxAge;

    public TimeSpan MaxAgeOfOthers => maxAgeOfOthers;

    public TimeSpan Deadline => deadline;

    public SharedCall<ClusterSnapshot>? Call { get; set; }

    /// <summary>It began within the caller's age, asks for nothing older, and will be over when the caller's time is.</summary>
    public bool Serves(TimeSpan callersMaxAge, TimeSpan callersMaxAgeOfOthers, TimeSpan callersDeadline, TimeProvider clock)
    {
        TimeSpan running = clock.GetElapsedTime(startedAt);
        return running <= callersMaxAge && maxAge <= callersMaxAge && maxAgeOfOthers <= callersMaxAgeOfOthers && deadline - running <= callersDeadline;
    }
}
