using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Security.Keys;
using Portal.Tests.Support;

namespace Portal.Bench.Rig;

/// <summary>A cluster's keys as the main host keeps them, and a certificate of its authority for each simulated host.</summary>
internal sealed class RigKeys : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Folder of <c>host-007.pfx</c>, each with its private key.</summary>
    public string Certificates => _folder.Path;

    /// <param name="dataDirectory">Of the main host.</param>
    public static RigKeys Make(string dataDirectory, IEnumerable<string> hosts)
    {
        RigKeys keys = new();
        using ClusterAuthority authority = new KeyFolder(dataDirectory, TimeProvider.System).OpenMain().Authority;
        foreach (string host in hosts)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using X509Certificate2 certificate = authority.Issue(new PublicKey(key), host);
            using X509Certificate2 withKey = certificate.CopyWithPrivateKey(key);
            File.WriteAllBytes(keys._folder.At(host + ".pfx"), withKey.Export(X509ContentType.Pfx));
        }

        return keys;
    }

    public void Dispose() => _folder.Dispose();
}
