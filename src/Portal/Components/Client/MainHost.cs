using Portal.Cluster.Members;

namespace Portal.Components.Client;

/// <summary>Where a client's main host has its pages, as far as the client can know: on the same machine as its cluster listener, at the usual port.</summary>
internal sealed record MainHost(string Name, string Address)
{
    /// <param name="main">As it is configured; null where it is not, or can't be read.</param>
    public static MainHost? Of(string? main) => HostAddress.TryParse(main, out HostAddress? read, out _)
        ? new MainHost(read.Host, (read with { Port = null }).ToUri(Uri.UriSchemeHttp, ClusterPorts.Portal).AbsoluteUri)
        : null;
}
