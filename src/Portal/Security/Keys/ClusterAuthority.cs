using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Security.Keys;

/// <summary>The cluster's certificate authority: ECDSA P-256, 10 years, signs certificates and nothing else.</summary>
internal sealed class ClusterAuthority : IDisposable
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(3652);

    /// <summary>Of a host's certificate.</summary>
    public static readonly TimeSpan CertificateLife = TimeSpan.FromDays(90);

    /// <summary>A certificate is valid from a day ago, so that a clock that is behind does not refuse it.</summary>
    public static readonly TimeSpan Backdating = TimeSpan.FromDays(1);

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    private readonly ECDsa _key;
    private readonly TimeProvider _clock;

    public ClusterAuthority(ECDsa key, X509Certificate2 certificate, TimeProvider clock)
    {
        _key = key;
        _clock = clock;
        Certificate = certificate;
        Cluster = ClusterOf(certificate);
    }

    /// <summary>Without the key.</summary>
    public X509Certificate2 Certificate { get; }

    public string Cluster { get; }

    public static ClusterAuthority Create(TimeProvider clock)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Testbed Portal cluster", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        DateTimeOffset now = clock.GetUtcNow();
        using X509Certificate2 withKey = request.CreateSelfSigned(now - Backdating, now + Life);
        return new ClusterAuthority(key, X509CertificateLoader.LoadCertificate(withKey.RawDataMemory.Span), clock);
    }

    /// <summary>First 16 hex digits of the SHA-256 of the SubjectPublicKeyInfo.</summary>
    public static string ClusterOf(X509Certificate2 authority) => Convert.ToHexStringLower(HashOf(authority))[..16];

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, 32 bytes: what a join token pins.</summary>
    public static byte[] HashOf(X509Certificate2 authority) => SHA256.HashData(authority.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>A certificate for a key; whatever else its holder asked for is not in it.</summary>
    /// <param name="host">Null for the main host.</param>
    public X509Certificate2 Issue(PublicKey key, string? host)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return Issue(key, new PeerName(Cluster, host), now - Backdating, now + CertificateLife);
    }

    /// <summary>With dates of its own, for tests of expired ones.</summary>
    internal X509Certificate2 Issue(PublicKey key, PeerName name, DateTimeOffset from, DateTimeOffset until)
    {
        // The subject is for people who look at a certificate; nothing here reads it. Names may exceed a CN's 64 letters.
        var request = new CertificateRequest(new X500DistinguishedName(name.IsMain ? "CN=main" : "CN=host"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication, ClientAuthentication], critical: false));
        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", UriNames(PeerNames.Write(name)), critical: true));
        X509SignatureGenerator generator = X509SignatureGenerator.CreateForECDsa(_key);
        DateTimeOffset end = new(Certificate.NotAfter);
        return request.Create(Certificate.SubjectName, generator, from, until < end ? until : end, Serial());
    }

    public string ExportKeyPem() => _key.ExportPkcs8PrivateKeyPem();

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    // The BCL's builder writes URIs too, but only through System.Uri, which changes their spelling.
    private static byte[] UriNames(string uri)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, uri, UriTag);
        }

        return writer.Encode();
    }

    // 127 random bits, positive and never 0 (RFC 5280, 4.1.2.2).
    private static byte[] Serial()
    {
        Span<byte> bytes = stackalloc byte[16];
        do
        {
            RandomNumberGenerator.Fill(bytes);
            bytes[0] &= 0x7F;
        }
        while (new BigInteger(bytes, isUnsigned: true, isBigEndian: true).IsZero);

        return bytes.ToArray();
    }
}
