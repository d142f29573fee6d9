namespace Portal.Cluster.Fetching;

/// <summary>Why a host was not reached or its answer is not used, in our own words; thrown through the HTTP client, which wraps it.</summary>
internal sealed class PeerFailure(FetchResult result, string reason, Exception? inner = null) : IOException(reason, inner)
{
    public FetchResult Result { get; } = result;
}
