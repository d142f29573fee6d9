namespace Portal.Configuration;

/// <summary>Section <c>Portal:Cluster</c>: which hosts there are and how they prove to each other who they are.</summary>
public sealed class ClusterSection
{
    /// <summary>Port of the cluster listener, and of hosts whose address names none.</summary>
    public const int DefaultPort = 3356;

    /// <summary>Name → address of further hosts: <c>10.0.0.2</c>, <c>host-b.lan:3356</c>, <c>[fd00::2]</c>; with <c>http://</c> a host that is read without authentication. Main host only.</summary>
    public Dictionary<string, string> Hosts { get; init; } = new(StringComparer.Ordinal);

    /// <summary><c>Mutual</c> (TLS both ways, the default) or <c>None</c>.</summary>
    public string Security { get; set; } = "Mutual";

    /// <summary>Client: address of the main host. Default: what the testbed's mode.json says.</summary>
    public string? Main { get; set; }

    /// <summary>Client: interface over which the main host is called and on whose address the cluster listener is opened. Default: mode.json's <c>testbed_interface</c>, else the kernel chooses.</summary>
    public string? Interface { get; set; }

    /// <summary>Client: the join token that <c>portal join-token</c> printed on the main host. Needed once.</summary>
    public string? JoinToken { get; set; }

    /// <summary>Address and port of the cluster listener. Default <c>0.0.0.0:3356</c>.</summary>
    public string Listen { get; set; } = "0.0.0.0:3356";

    /// <summary>CIDR list of networks that hosts may be called in. Default: any but loopback, link-local and multicast.</summary>
    public string? Networks { get; set; }

    /// <summary>Names of hosts that are no longer let in, separated by commas. Read again when the settings file changes.</summary>
    public string? Denied { get; set; }

    /// <summary>Hosts authenticate each other.</summary>
    public bool IsMutual => Security.Equals("Mutual", StringComparison.OrdinalIgnoreCase);
}
