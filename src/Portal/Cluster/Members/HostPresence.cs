namespace Portal.Cluster.Members;

/// <summary>Whether a host is there, since when, and why not: what pages and problems show. Pure.</summary>
/// <param name="Since">When the state began as far as it is known; null for a host that has answered all along or was not asked yet.</param>
/// <param name="Why">A sentence; null while it is live.</param>
public sealed record HostPresence(PresenceState State, DateTimeOffset? Since, string? Why)
{
    /// <summary>Without an answer for longer it is stale: two periods of the slowest that asks.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(10);

    /// <summary>Without an answer for longer it is offline.</summary>
    public static readonly TimeSpan OfflineAfter = TimeSpan.FromSeconds(30);

    /// <param name="fetch">How asking it fares.</param>
    /// <param name="now">By the clock that stamped <paramref name="fetch"/>.</param>
    public static HostPresence Of(FetchStatus fetch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        if (fetch.LastSuccessAt is null)
        {
            // Nobody has asked it yet, which is neither live nor offline.
            return fetch is { Result: FetchResult.Pending, Reason: null }
                ? new HostPresence(PresenceState.Unknown, null, "It has not been asked yet.")
                : new HostPresence(PresenceState.Offline, fetch.FailingSince, fetch.Reason);
        }

        // A host that nobody asks is not silent: silence begins with the first miss.
        TimeSpan silent = fetch.FailingSince is { } failing ? now - failing : TimeSpan.Zero;
        PresenceState state = silent > OfflineAfter ? PresenceState.Offline : silent > StaleAfter ? PresenceState.Stale : PresenceState.Live;
        return state == PresenceState.Live ? new HostPresence(state, null, null) : new HostPresence(state, fetch.FailingSince, fetch.Reason);
    }
}

/// <summary>Of a host, as the main host sees it.</summary>
public enum PresenceState
{
    /// <summary>Not asked yet.</summary>
    Unknown,
    Live,

    /// <summary>No answer for more than 10 s.</summary>
    Stale,

    /// <summary>No answer for more than 30 s, or never since the program started.</summary>
    Offline,
}
