namespace Portal.Cluster.Joining;

/// <summary>What came of one beat towards the main host.</summary>
/// <param name="Why">A sentence for the log; null where there is nothing to say.</param>
internal sealed record Beat(BeatState State, string? Why = null);

internal enum BeatState
{
    /// <summary>The main host knows this host.</summary>
    Member,

    /// <summary>It did not, and does now.</summary>
    Joined,

    /// <summary>Nothing was tried: this client lacks what it needs to join.</summary>
    NotJoined,

    /// <summary>The main host answered, and does not let this host in.</summary>
    Refused,

    /// <summary>No answer of the main host.</summary>
    Unreachable,
}
