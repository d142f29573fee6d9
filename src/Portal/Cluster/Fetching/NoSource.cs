namespace Portal.Cluster.Fetching;

/// <summary>A member that can't be asked: no address of it is known.</summary>
internal sealed class NoSource : IHostSource
{
    public string WhyUnanswered => "No address of it is known.";

    public Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken) =>
        Task.FromResult(FetchedSnapshot.Failed(FetchResult.Dns, WhyUnanswered, TimeSpan.Zero));

    public IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, CancellationToken cancellationToken) => AsyncEnumerable.Empty<FetchedSnapshot>();

    public void Dispose()
    {
        // Nothing is open.
    }
}
