using Portal.Security;

namespace Portal.Cluster;

/// <summary>Where hosts don't prove to each other who they are.</summary>
internal sealed class NoClusterIdentity : IClusterIdentity
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public ClusterKeys? Current => null;
}
