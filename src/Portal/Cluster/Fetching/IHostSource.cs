namespace Portal.Cluster.Fetching;

/// <summary>One member of the cluster that can be asked for its snapshot. Asked once at a time; disposing it closes its connections.</summary>
public interface IHostSource : IDisposable
{
    /// <summary>What to say of a request that is not answered yet, should its time be over now: a sentence that tells connecting from answering.</summary>
    string WhyUnanswered { get; }

    /// <summary>Asks once; dials once at most. Never throws: cancelled it answers <see cref="FetchResult.Timeout"/>.</summary>
    /// <param name="maxAge">How old the host's own newest snapshot may be for it to answer with that one.</param>
    /// <param name="cancellationToken">Covers connecting, headers and body.</param>
    Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken);

    /// <summary>A snapshot each <paramref name="period"/> for as long as somebody looks. Ends with the first that failed, with nothing when it is cancelled; it does not dial again by itself and does not throw.</summary>
    IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, CancellationToken cancellationToken);
}
