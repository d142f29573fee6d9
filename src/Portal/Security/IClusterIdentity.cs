namespace Portal.Security;

/// <summary>This host's keys in the cluster, the newest. Listeners and connections ask at every handshake, so a renewal needs no restart.</summary>
public interface IClusterIdentity
{
    /// <summary>Null under <c>Portal:Cluster:Security=None</c>, and on a client that has not joined yet.</summary>
    ClusterKeys? Current { get; }

    /// <summary>Raised after <see cref="Current"/> was replaced; pooled connections that use the old one may end.</summary>
    event Action? Changed;
}
