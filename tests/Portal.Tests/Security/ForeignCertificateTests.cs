using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Security.Keys;

namespace Portal.Tests.Security;

/// <summary>A stranger's certificate may name addresses to fetch more from; nobody goes there.</summary>
public sealed class ForeignCertificateTests : IAsyncDisposable
{
    private readonly SecurityBed _bed = new();

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    [Fact]
    public async Task The_listener_fetches_nothing_that_a_foreign_certificate_points_to()
    {
        Uri main = await _bed.StartMainAsync();
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        using X509Certificate2 stranger = PointingTo($"http://127.0.0.1:{((IPEndPoint)canary.LocalEndpoint).Port}/");
        using HttpClient caller = SecurityBed.Caller(main, stranger);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.GetAsync(new Uri(Routes.ClusterAuthority, UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(PeerVerdict.Untrusted, PeerCertificate.Check(stranger, _bed.Main.Current!, TimeProvider.System.GetUtcNow()).Verdict);
        Assert.False(canary.Pending(), "somebody came to the address that the certificate names");
    }

    // Made up: signed by an authority that nobody has, with every extension that asks its reader to fetch something.
    private static X509Certificate2 PointingTo(string address)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Nobody", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using X509Certificate2 issuer = authority.CreateSelfSigned(now.AddDays(-2), now.AddDays(2));
        var request = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([address + "ocsp"], [address + "ca.crt"]));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address + "crl"]));
        using X509Certificate2 certificate = request.Create(issuer, now.AddDays(-1), now.AddDays(1), Encoding.ASCII.GetBytes("1"));
        return certificate.CopyWithPrivateKey(key);
    }
}
