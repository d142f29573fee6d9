using System.Net;
using Portal.Configuration;

namespace Portal.Cluster.Members;

/// <summary>Ports of hosts whose address names none.</summary>
internal static class ClusterPorts
{
    /// <summary>A portal's plain listener.</summary>
    public const int Portal = 3357;

    /// <summary>TestbedOS' own server.</summary>
    public const int Testbed = 3355;

    /// <summary>The cluster listener: hosts of one cluster use one port, so it is this host's own.</summary>
    public static int Listener(ClusterSection cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return IPEndPoint.TryParse(cluster.Listen, out IPEndPoint? listen) && listen.Port > 0 ? listen.Port : ClusterSection.DefaultPort;
    }
}
