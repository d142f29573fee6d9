using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Portal.Security.Keys;

namespace Portal.Security.Listener;

/// <summary>TLS of the cluster listener: our newest certificate, a certificate of the cluster or none from the caller.</summary>
internal static class ClusterTls
{
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    public static TlsHandshakeCallbackOptions Options(IClusterIdentity identity, TimeProvider clock) => new()
    {
        HandshakeTimeout = HandshakeTimeout,
        OnConnection = context =>
        {
            ClusterKeys keys = identity.Current ?? throw new AuthenticationException("This host has no certificate of the cluster.");
            return ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(keys.Own, additionalCertificates: null, offline: true),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                AllowTlsResume = false,
                AllowRenegotiation = false,

                // Asked for, not demanded: fetching the authority's certificate and joining come before a host has one.
                ClientCertificateRequired = true,
                CertificateChainPolicy = Policy(keys),
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is null || IsOfCluster(certificate, keys, clock),
            });
        },
    };

    // Without one, the handshake builds a chain by the machine's trust, and may fetch from addresses that a stranger's certificate names.
    private static X509ChainPolicy Policy(ClusterKeys keys) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { keys.Authority },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    // A certificate of ours in the wrong role is let in and answered 403 by its route: a broken handshake would look like a
    // network fault to its owner. One of another authority, or an expired one, is not spoken to.
    private static bool IsOfCluster(X509Certificate certificate, ClusterKeys keys, TimeProvider clock) =>
        certificate is X509Certificate2 presented && PeerCertificate.Check(presented, keys, clock.GetUtcNow()).Verdict is PeerVerdict.Ok or PeerVerdict.Nameless or PeerVerdict.OtherCluster;
}
