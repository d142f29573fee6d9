using System.Collections.Immutable;

namespace Portal.Collectors.Docker;

/// <summary>How the exchange with the engine stands. Immutable.</summary>
internal sealed record DockerWatchStatus
{
    /// <summary>Nothing tried yet.</summary>
    public static DockerWatchStatus Untried { get; } = new();

    /// <summary>A first round has ended, well or not.</summary>
    public bool Tried { get; init; }

    /// <summary>The socket was there at least once: an engine is installed.</summary>
    public bool SocketSeen { get; init; }

    /// <summary>Null while the exchange works.</summary>
    public DockerFailureException? Failure { get; init; }

    /// <summary>A clock's timestamp of the newest whole list; null before the first.</summary>
    public long? ListedAt { get; init; }

    /// <summary>What the newest list and its inspections took.</summary>
    public TimeSpan? RoundTook { get; init; }

    public ImmutableSortedDictionary<CollectorFailure, long> Failures { get; init; } = ImmutableSortedDictionary<CollectorFailure, long>.Empty;

    public DockerWatchStatus Failed(DockerFailureException failure) => this with
    {
        Tried = true,
        SocketSeen = SocketSeen || !failure.SocketMissing,
        Failure = failure,
        Failures = Counted(failure.Reason),
    };

    public ImmutableSortedDictionary<CollectorFailure, long> Counted(CollectorFailure reason) =>
        Failures.SetItem(reason, Failures.GetValueOrDefault(reason) + 1);
}
