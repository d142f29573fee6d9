using System.Collections.Immutable;
using Portal.Security;

namespace Portal.Cluster.Members;

/// <summary>Where nothing keeps joins.</summary>
internal sealed class NoJoinedHosts : IJoinedHosts
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public ImmutableArray<JoinedHost> All => [];
}
