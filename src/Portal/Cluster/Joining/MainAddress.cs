using System.Net;
using Portal.Cluster.Members;
using Portal.Configuration;

namespace Portal.Cluster.Joining;

/// <summary>Where a client's main host is, and from which address it is called.</summary>
internal static class MainAddress
{
    /// <summary>Null where nobody said it; a wrong one has stopped the program by then.</summary>
    public static HostAddress? Of(ClusterSection cluster) => HostAddress.TryParse(cluster.Main, out HostAddress? address, out _) ? address : null;

    public static IPAddress? Source(ClusterSection cluster) => cluster.Interface is { Length: > 0 } name ? NetworkInterfaces.AddressOf(name) : null;

    public static int DefaultPort(ClusterSection cluster) => cluster.IsMutual ? ClusterPorts.Listener(cluster) : ClusterPorts.Portal;
}
