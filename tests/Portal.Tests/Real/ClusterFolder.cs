using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real;

/// <summary>The keys that the program keeps in its data directory, whatever the files are called.</summary>
internal static class ClusterFolder
{
    private const string KeyMark = "PRIVATE KEY-----";
    private const string CertificateMark = "-----BEGIN CERTIFICATE-----";

    /// <summary>The main host's authority with its key; null while there is none.</summary>
    public static PeerAuthority? Authority(string dataDirectory) =>
        Find(dataDirectory, isAuthority: true) is { } found ? new PeerAuthority(found.Certificate) : null;

    /// <summary>The host's own certificate with its key; null while there is none.</summary>
    public static X509Certificate2? Own(string dataDirectory) => Find(dataDirectory, isAuthority: false)?.Certificate;

    /// <summary>Puts another certificate for the same key in the place of the host's own.</summary>
    public static void ReplaceOwn(string dataDirectory, Func<ECDsa, X509Certificate2> sign)
    {
        (X509Certificate2 before, string path) = Find(dataDirectory, isAuthority: false) ?? throw new InvalidOperationException($"{dataDirectory} holds no certificate of a host.");
        using X509Certificate2 after = sign(before.GetECDsaPrivateKey()!);
        string text = File.ReadAllText(path).Replace("\r", "", StringComparison.Ordinal);
        string old = before.ExportCertificatePem();
        File.WriteAllText(path, text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, after.ExportCertificatePem(), StringComparison.Ordinal) : throw new InvalidOperationException($"{path} writes its certificate in another way."));
    }

    private static (X509Certificate2 Certificate, string Path)? Find(string dataDirectory, bool isAuthority)
    {
        string folder = Path.Combine(dataDirectory, "cluster");
        (string Path, string Text)[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path)))] : [];
        foreach ((_, string keyText) in files.Where(file => file.Text.Contains(KeyMark, StringComparison.Ordinal)))
        {
            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(keyText);
            foreach ((string path, string text) in files.Where(file => file.Text.Contains(CertificateMark, StringComparison.Ordinal)))
            {
                using X509Certificate2 certificate = X509Certificate2.CreateFromPem(text);
                if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority) == isAuthority
                    && certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
                {
                    return (certificate.CopyWithPrivateKey(key), path);
                }
            }
        }

        return null;
    }
}
