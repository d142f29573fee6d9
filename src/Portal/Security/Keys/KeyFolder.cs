using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Security.Keys;

/// <summary><c>DataDirectory/cluster</c>: the authority (main host only), this host's key and certificate, as PEM.</summary>
internal sealed class KeyFolder(string dataDirectory, TimeProvider clock)
{
    // A key and its certificate stand in one file each, so that a crash between two writes can't leave behind halves that don't belong together.
    private const string AuthorityPair = "ca.pem";
    private const string OwnPair = "host.pem";

    /// <summary>On a client: the authority it joined, without a key.</summary>
    private const string AuthorityCertificate = "ca.crt";

    /// <summary>Who joined, by this authority.</summary>
    public const string HostList = "hosts.json";

    public PrivateFiles Files { get; } = new(Path.Join(dataDirectory, "cluster"));

    /// <summary>The main host's authority and keys, made at the first start.</summary>
    /// <exception cref="KeyFileException">A file is missing beside the others, is no key, or others can read it.</exception>
    public (ClusterAuthority Authority, ClusterKeys Keys) OpenMain()
    {
        Files.Prepare();
        ClusterAuthority authority = OpenAuthority() ?? CreateAuthority();
        ClusterKeys? keys = Load(authority.Certificate);

        // Expired, a client's from before this host became the main one, or of an authority that is no more.
        bool isGood = keys is not null && PeerCertificate.Check(keys.Own, keys, clock.GetUtcNow()).IsMain;
        return (authority, isGood ? keys! : IssueMain(authority));
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
        if (Files.Read(AuthorityCertificate) is not { } bytes)
        {
            return null;
        }

        X509Certificate2 authority = Certificate(bytes, AuthorityCertificate);
        ClusterKeys? keys = Load(authority);

        // A crash while it joined another cluster leaves one half of each, and a host that was the main one a certificate for that: it has not joined.
        return keys is { Name: { IsMain: false, Cluster: { } cluster } } && cluster == ClusterAuthority.ClusterOf(authority) ? keys : null;
    }

    /// <summary>What a join or a renewal gave; kept before it is used.</summary>
    /// <exception cref="CryptographicException">The certificate is not for this key.</exception>
    public ClusterKeys Keep(ECDsa key, X509Certificate2 certificate, X509Certificate2 authority)
    {
        Files.Prepare();
        using X509Certificate2 pair = certificate.CopyWithPrivateKey(key);
        string pem = string.Concat(key.ExportPkcs8PrivateKeyPem(), "\n", certificate.ExportCertificatePem(), "\n");
        if (PeerCertificate.NameOf(certificate) is not { IsMain: true })
        {
            Files.Write(AuthorityCertificate, Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));
        }

        Files.Write(OwnPair, Encoding.ASCII.GetBytes(pem));
        return Load(authority) ?? throw new KeyFileException($"The file {Files.PathOf(OwnPair)} is gone right after it was written.");
    }

    private ClusterAuthority? OpenAuthority()
    {
        if (Files.Read(AuthorityPair) is not { } bytes)
        {
            return null;
        }

        return Parse(AuthorityPair, () =>
        {
            string pem = Encoding.ASCII.GetString(bytes);

            // Checks that the key is the certificate's.
            using X509Certificate2 pair = X509Certificate2.CreateFromPem(pem, pem);
            ECDsa key = ECDsa.Create();
            key.ImportFromPem(pem);
            return new ClusterAuthority(key, X509CertificateLoader.LoadCertificate(pair.RawDataMemory.Span), clock);
        });
    }

    private ClusterAuthority CreateAuthority()
    {
        if (Files.Exists(HostList))
        {
            throw new KeyFileException($"The file {Files.PathOf(AuthorityPair)} is missing, and hosts have joined by it. Restore it; or remove {Files.Folder}, and every host must join again.");
        }

        ClusterAuthority authority = ClusterAuthority.Create(clock);
        string pem = string.Concat(authority.ExportKeyPem(), "\n", authority.Certificate.ExportCertificatePem(), "\n");
        if (Files.TryCreate(AuthorityPair, Encoding.ASCII.GetBytes(pem)))
        {
            return authority;
        }

        // portal join-token and the program were started at the same moment; the other one was first.
        authority.Dispose();
        return OpenAuthority() ?? throw new KeyFileException($"The file {Files.PathOf(AuthorityPair)} came and went.");
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
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or InvalidOperationException)
        {
            throw new KeyFileException($"The file {Files.PathOf(name)} can't be read as PEM. Restore it; a client may remove {Files.Folder} and join again.", fault);
        }
    }
}
