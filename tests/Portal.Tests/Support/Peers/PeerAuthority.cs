using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Support.Peers;

/// <summary>A cluster's certificate authority in a test's hands: it signs what the program's own never would. Written from the protocol, not with the program's classes.</summary>
internal sealed class PeerAuthority(X509Certificate2 authority) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>First 16 hex digits of the hash of its public key.</summary>
    public string Cluster { get; } = Convert.ToHexStringLower(SHA256.HashData(authority.PublicKey.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>One that no host knows.</summary>
    public static PeerAuthority Foreign()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Somebody else's cluster", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new PeerAuthority(request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + (40 * Life)));
    }

    /// <param name="path"><c>main</c> or <c>host/&lt;name&gt;</c>.</param>
    /// <param name="age">How long ago it began to be valid; default a day.</param>
    /// <param name="key">Default: a new one.</param>
    /// <param name="cluster">Default: this one.</param>
    public X509Certificate2 Sign(string path, TimeSpan? age = null, ECDsa? key = null, string? cluster = null)
    {
        using ECDsa? made = key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        ECDsa subject = key ?? made!;
        CertificateRequest request = new("CN=Testbed Portal", subject, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        SubjectAlternativeNameBuilder names = new();
        names.AddUri(new Uri($"testbed-portal://{cluster ?? Cluster}/{path}"));
        request.CertificateExtensions.Add(names.Build(critical: true));
        DateTimeOffset from = TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.FromDays(1));
        using X509Certificate2 signed = request.Create(authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), from, from + Life, RandomNumberGenerator.GetBytes(15));
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(subject);
        // A key that lives in memory only can't serve on every platform: once through PKCS #12, as servers load theirs.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public PeerTls TlsOf(string host) => new(Sign("host/" + host));

    public void Dispose() => authority.Dispose();
}
