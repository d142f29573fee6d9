using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Security.Keys;

/// <summary><c>DataDirectory/cluster</c>: the authority (main host only), this host's key and certificate, as PEM.</summary>
internal sealed class KeyFolder(string dataDirectory, TimeProvider clock)
{
    private const string AuthorityKey = "ca.key";
    private const string AuthorityCertificate = "ca.crt";

    // One file, so that a key and a certificate that don't belong together can't be left behind by a crash between two writes.
    private const string OwnPair = "host.pem";

    public PrivateFiles Files { get; } = new(Path.Join(dataDirectory, "cluster"));

    /// <summary>The main host's authority and keys, made at the first start.</summary>
    /// <exception cref="KeyFileException">A file is missing beside the others, is no key, or others can read it.</exception>
    public (ClusterAuthority Authority, ClusterKeys Keys) OpenMain()
    {
        Files.Prepare();
        ClusterAuthority authority = OpenAuthority() ?? CreateAuthority();
        ClusterKeys? keys = Load(authority.Certificate);
        if (keys is null || !keys.Name.IsMain || clock.GetUtcNow() > new DateTimeOffset(keys.Own.NotAfter))
        {
            keys = IssueMain(authority);
        }

        return (authority, keys);
    }

    /// <summary>Where nothing can be written: an authority that ends with the program. Nobody can join it.</summary>
    public (ClusterAuthority Authority, ClusterKeys Keys) OpenInMemory()
    {
        ClusterAuthority authority = ClusterAuthority.Create(clock);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X509Certificate2 certificate = authority.Issue(new PublicKey(key), host: null);
        return (authority, new ClusterKeys(certificate.CopyWithPrivateKey(key), authority.Certificate, new PeerName(authority.Cluster, null)));
    }

    /// <summary>A new certificate for the main host, kept and returned.</summary>
    public ClusterKeys IssueMain(ClusterAuthority authority)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X509Certificate2 certificate = authority.Issue(new PublicKey(key), host: null);
        return Keep(key, certificate, authority.Certificate);
    }

    /// <summary>A client's keys; null where it has not joined yet.</summary>
    /// <exception cref="KeyFileException">A file can't be used.</exception>
    public ClusterKeys? OpenClient()
    {
        Files.Prepare();
        return Files.Read(AuthorityCertificate) is { } bytes ? Load(Certificate(bytes, AuthorityCertificate)) : null;
    }

    /// <summary>What a join or a renewal gave; kept before it is used.</summary>
    /// <exception cref="CryptographicException">The certificate is not for this key.</exception>
    public ClusterKeys Keep(ECDsa key, X509Certificate2 certificate, X509Certificate2 authority)
    {
        Files.Prepare();
        using X509Certificate2 pair = certificate.CopyWithPrivateKey(key);
        string pem = string.Concat(key.ExportPkcs8PrivateKeyPem(), "\n", certificate.ExportCertificatePem(), "\n");
        Files.Write(AuthorityCertificate, Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));
        Files.Write(OwnPair, Encoding.ASCII.GetBytes(pem));
        return Load(authority) ?? throw new KeyFileException($"The file {Files.PathOf(OwnPair)} is gone right after it was written.");
    }

    private ClusterAuthority? OpenAuthority()
    {
        byte[]? key = Files.Read(AuthorityKey), certificate = Files.Read(AuthorityCertificate);
        if (key is null && certificate is null)
        {
            return null;
        }

        if (key is null || certificate is null)
        {
            string missing = Files.PathOf(key is null ? AuthorityKey : AuthorityCertificate);
            throw new KeyFileException($"The file {missing} is missing beside the other half of the cluster's authority. Restore it, or remove {Files.Folder} to begin a new cluster, which every client must join again.");
        }

        ECDsa signer = Parse(AuthorityKey, () =>
        {
            ECDsa loaded = ECDsa.Create();
            loaded.ImportFromPem(Encoding.ASCII.GetString(key));
            return loaded;
        });
        X509Certificate2 authority = Certificate(certificate, AuthorityCertificate);
        if (!signer.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(authority.PublicKey.ExportSubjectPublicKeyInfo()))
        {
            throw new KeyFileException($"{Files.PathOf(AuthorityKey)} is not the key of {Files.PathOf(AuthorityCertificate)}.");
        }

        return new ClusterAuthority(signer, authority, clock);
    }

    private ClusterAuthority CreateAuthority()
    {
        ClusterAuthority authority = ClusterAuthority.Create(clock);
        Files.Write(AuthorityKey, Encoding.ASCII.GetBytes(authority.ExportKeyPem() + "\n"));
        Files.Write(AuthorityCertificate, Encoding.ASCII.GetBytes(authority.Certificate.ExportCertificatePem() + "\n"));
        return authority;
    }

    private ClusterKeys? Load(X509Certificate2 authority)
    {
        if (Files.Read(OwnPair) is not { } bytes)
        {
            return null;
        }

        X509Certificate2 own = Parse(OwnPair, () =>
        {
            string pem = Encoding.ASCII.GetString(bytes);
            return X509Certificate2.CreateFromPem(pem, pem);
        });
        return PeerCertificate.NameOf(own) is { } name
            ? new ClusterKeys(own, authority, name)
            : throw new KeyFileException($"{Files.PathOf(OwnPair)} holds a certificate that names no host of a cluster.");
    }

    private X509Certificate2 Certificate(byte[] bytes, string name) => Parse(name, () => X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(bytes)));

    private T Parse<T>(string name, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new KeyFileException($"The file {Files.PathOf(name)} can't be read as PEM. Restore it; a client may remove {Files.Folder} and join again.", fault);
        }
    }
}
