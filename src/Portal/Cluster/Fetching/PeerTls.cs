using Portal.Security;

namespace Portal.Cluster.Fetching;

/// <summary>TLS both ways with one member.</summary>
internal sealed class PeerTls(ClusterKeys keys, string member)
{
    public Task<Stream> SecureAsync(Stream stream, CancellationToken cancellationToken) => throw new PeerFailure(FetchResult.Tls, $"{keys.Name.Cluster}{member}");
}
