using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Portal.Security;

namespace Portal.Cluster.Fetching;

/// <summary>TLS both ways with one member: it must prove to be exactly that host, and is shown our certificate. Not a byte of a request is sent before.</summary>
/// <param name="keys">What this host proves itself with, and by what it knows others.</param>
/// <param name="member">Name that the member's certificate must bear.</param>
internal sealed class PeerTls(ClusterKeys keys, string member, TimeProvider clock)
{
    private readonly SslStreamCertificateContext _own = SslStreamCertificateContext.Create(keys.Own, additionalCertificates: null, offline: true);

    /// <exception cref="PeerFailure">Tls or wrong host, with a sentence.</exception>
    public async Task<Stream> SecureAsync(Stream stream, CancellationToken cancellationToken)
    {
        PeerFailure? verdict = null;
        var options = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = _own,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowTlsResume = false,
            CertificateChainPolicy = PeerProof.Policy(keys.Authority),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => (verdict = PeerProof.Check(certificate as X509Certificate2, keys, member, clock.GetUtcNow())) is null,
        };
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(options, cancellationToken);
            return secured;
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            await secured.DisposeAsync();
            throw verdict ?? new PeerFailure(FetchResult.Tls, "The TLS handshake with it failed: it speaks no TLS of today, or does not accept this host's certificate.", fault);
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }
}
