using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Portal.Cluster.Fetching;
using Portal.Security;
using Portal.Security.Keys;

namespace Portal.Cluster.Joining;

/// <summary>TLS from a client to its main host.</summary>
internal static class MainTls
{
    /// <summary>Trusts nobody: what comes over it counts only after its hash was compared with the join token. The token itself never goes this way.</summary>
    public static Task<Stream> OpenUnprovedAsync(Stream stream, CancellationToken cancellationToken) =>
        OpenAsync(stream, null, NoAuthority, certificate => certificate is not null, cancellationToken);

    // Nothing that a stranger's certificate names is fetched.
    private static X509ChainPolicy NoAuthority => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    /// <summary>Only to the main host of the cluster whose authority <paramref name="keys"/> hold; our own certificate goes with it where there is one.</summary>
    public static Func<Stream, CancellationToken, Task<Stream>> ToMain(ClusterKeys keys, TimeProvider clock) =>
        (stream, cancellation) => OpenAsync(stream, keys.Own.HasPrivateKey ? keys.Own : null, PeerProof.Policy(keys.Authority), certificate => PeerCertificate.Check(certificate, keys, clock.GetUtcNow()).IsMain, cancellation);

    private static async Task<Stream> OpenAsync(Stream stream, X509Certificate2? own, X509ChainPolicy policy, Func<X509Certificate2?, bool> isAccepted, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, _) => isAccepted(certificate as X509Certificate2));
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "",
                    ClientCertificateContext = own is null ? null : SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true),
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    AllowTlsResume = false,
                    AllowRenegotiation = false,
                    CertificateChainPolicy = policy,
                },
                cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }
}
