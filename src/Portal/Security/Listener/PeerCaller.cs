using System.Security.Cryptography.X509Certificates;
using Portal.Security.Joining;
using Portal.Security.Keys;

namespace Portal.Security.Listener;

/// <summary>Who is at the other end of a connection to the cluster listener, and whether this route is for them.</summary>
/// <remarks>Judged at each request, not at the handshake: a denial or an expiry takes effect on open connections.</remarks>
internal sealed class PeerCaller(IClusterIdentity identity, Func<string, bool> isDenied, JoinedHosts? joined, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private (X509Certificate2 Presented, ClusterKeys Keys, PeerCheck Check)? _last;

    /// <summary>The proved name; null where the connection proves nobody.</summary>
    public PeerName? Of(HttpContext context)
    {
        if (identity.Current is not { } keys || context.Connection.ClientCertificate is not { } presented)
        {
            return null;
        }

        PeerCheck check = Check(presented, keys);
        return check.Verdict == PeerVerdict.Ok ? check.Name : null;
    }

    /// <summary>The main host, which may read a client.</summary>
    public bool IsMain(HttpContext context) => Of(context) is { IsMain: true };

    /// <summary>A host that joined, by a current key, and is not denied; null for anybody else.</summary>
    public string? JoinedHost(HttpContext context) =>
        Of(context) is { Host: { } host } && !isDenied(host) && joined is not null && joined.Knows(host, KeyOf(context)) ? host : null;

    /// <summary>A host of the cluster by its certificate, whether the list of hosts knows it or not, that is not denied.</summary>
    public string? Host(HttpContext context) => Of(context) is { Host: { } host } && !isDenied(host) ? host : null;

    public static string KeyOf(HttpContext context) => HostKeyRequest.Fingerprint(context.Connection.ClientCertificate!.PublicKey);

    // The main host asks over one connection for days; building a chain for each request would be most of its cost.
    private PeerCheck Check(X509Certificate2 presented, ClusterKeys keys)
    {
        lock (_gate)
        {
            if (_last is { } last && ReferenceEquals(last.Presented, presented) && ReferenceEquals(last.Keys, keys) && clock.GetUtcNow() <= new DateTimeOffset(presented.NotAfter))
            {
                return last.Check;
            }

            PeerCheck check = PeerCertificate.Check(presented, keys, clock.GetUtcNow());
            _last = (presented, keys, check);
            return check;
        }
    }
}
