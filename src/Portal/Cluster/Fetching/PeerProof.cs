using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Portal.Security;
using Portal.Security.Keys;

namespace Portal.Cluster.Fetching;

/// <summary>Why a certificate does not prove its bearer to be one certain host of our cluster, in the words of the fan-out.</summary>
internal static class PeerProof
{
    /// <summary>What the TLS library may look at: our authority and nothing else, nothing fetched from anywhere. The verdict is <see cref="Check"/>'s.</summary>
    public static X509ChainPolicy Policy(X509Certificate2 authority) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { authority },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };

    /// <summary>Null when it proves <paramref name="member"/>.</summary>
    public static PeerFailure? Check(X509Certificate2? presented, ClusterKeys keys, string member, DateTimeOffset now)
    {
        PeerCheck check = PeerCertificate.Check(presented, keys, now);
        if (check.IsHost(member))
        {
            return null;
        }

        return check.Verdict switch
        {
            PeerVerdict.Ok => new PeerFailure(FetchResult.WrongHost, "What answers at its address proves to be another host."),
            PeerVerdict.OtherCluster => new PeerFailure(FetchResult.WrongHost, "What answers at its address proves to be a host of another cluster."),
            PeerVerdict.Missing => new PeerFailure(FetchResult.Tls, "It showed no certificate."),
            PeerVerdict.Expired => new PeerFailure(FetchResult.Tls, OutOfTime(presented!)),
            _ => new PeerFailure(FetchResult.Tls, "Its certificate is not one of this cluster."),
        };
    }

    private static string OutOfTime(X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"Its certificate is valid from {new DateTimeOffset(certificate.NotBefore).ToUniversalTime():yyyy-MM-dd HH:mm} to {new DateTimeOffset(certificate.NotAfter).ToUniversalTime():yyyy-MM-dd HH:mm} UTC, which is not now.");
}
