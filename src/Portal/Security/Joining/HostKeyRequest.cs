using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Security.Joining;

/// <summary>A certificate request: of it only the key counts, and that its sender holds it.</summary>
internal static class HostKeyRequest
{
    private const string NamedCurveP256 = "1.2.840.10045.3.1.7";

    public static string Make(ECDsa key) => new CertificateRequest("CN=host", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    /// <summary>The key, if the request's signature proves it and it is P-256; null for anything else. Subject and extensions are not even loaded.</summary>
    public static PublicKey? Read(string? pem)
    {
        if (pem is null)
        {
            return null;
        }

        try
        {
            // The load checks the signature.
            PublicKey key = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256).PublicKey;
            using ECDsa? curve = key.GetECDsaPublicKey();
            return curve?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == NamedCurveP256 ? key : null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or NotSupportedException)
        {
            // Not a request, a key of another kind, or a signature that isn't its own: all the same to the caller.
            return null;
        }
    }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo, hex.</summary>
    public static string Fingerprint(PublicKey key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
