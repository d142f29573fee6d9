using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Support.Peers;

/// <summary>TLS as a peer speaks it: with this certificate, whoever calls.</summary>
/// <param name="Certificate">With its private key.</param>
/// <param name="AsksForCertificate">As a host of the cluster does; what the caller shows is not checked.</param>
internal sealed record PeerTls(X509Certificate2 Certificate, bool AsksForCertificate = true)
{
    /// <summary>Default: what this machine offers from TLS 1.2 on.</summary>
    public SslProtocols Protocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    public SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificate = Certificate,
        ClientCertificateRequired = AsksForCertificate,
        EnabledSslProtocols = Protocols,
        AllowTlsResume = false,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
#pragma warning disable CA5359 // A stand-in: what the caller proves is not what is tested here.
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore CA5359
    };
}
