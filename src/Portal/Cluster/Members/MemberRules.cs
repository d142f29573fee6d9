using System.Collections.Frozen;
using Portal.Configuration;

namespace Portal.Cluster.Members;

/// <summary>How a host is spoken to: no mixture, no falling back from TLS to plain HTTP, whatever answers.</summary>
internal sealed class MemberRules(ClusterSection cluster, FrozenSet<string> denied)
{
    private readonly int _listener = ClusterPorts.Listener(cluster);

    public Member MemberOf(KnownHost host)
    {
        (MemberProtocol protocol, Uri? address, string? why) = host.Address is { } known ? Reach(host, known) : (Default, null, host.WhyNoAddress);
        bool isDenied = denied.Contains(host.Name) || (host.CertifiedName is { } certified && denied.Contains(certified));
        return new Member
        {
            Name = host.Name,
            Mode = host.IsMain ? "main" : "client",
            Protocol = protocol,
            Address = address,
            CertifiedName = host.CertifiedName == host.Name ? null : host.CertifiedName,
            JoinedAs = host.CertifiedName ?? host.AnnouncedName,
            MayBeTestbed = protocol == MemberProtocol.Plain && host.Address is { Port: null },
            WhyNotAsked = isDenied ? "It is denied (Portal:Cluster:Denied)." : why,
        };
    }

    private MemberProtocol Default => cluster.IsMutual ? MemberProtocol.Mutual : MemberProtocol.Plain;

    private (MemberProtocol Protocol, Uri Address, string? Why) Reach(KnownHost host, HostAddress address)
    {
        if (!cluster.IsMutual)
        {
            return (
                MemberProtocol.Plain,
                address.ToUri(Uri.UriSchemeHttp, ClusterPorts.Portal),
                host.CertifiedName is null ? null : "It joined with a certificate, so it is never spoken to in plain HTTP: Portal:Cluster:Security must be Mutual.");
        }

        // Only an operator can say http://; a host that has a certificate has an address from its join by now.
        return address.IsPlain
            ? (MemberProtocol.Testbed, address.ToUri(Uri.UriSchemeHttp, ClusterPorts.Testbed), null)
            : (MemberProtocol.Mutual, address.ToUri(Uri.UriSchemeHttps, _listener), null);
    }
}
