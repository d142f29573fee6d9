using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Portal.Security;

namespace Portal.Cluster.Fetching;

/// <summary>Whether a certificate proves its bearer to be one certain host of our cluster.</summary>
internal static class PeerProof
{
    private const string SubjectAlternativeNameOid = "2.5.29.17";
    private const string ServerAuthenticationOid = "1.3.6.1.5.5.7.3.1";

    // GeneralName ::= CHOICE { … uniformResourceIdentifier [6] IA5String … } (RFC 5280, 4.2.1.6)
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    /// <summary>Our authority and nothing else; no list of revoked ones, nothing fetched from anywhere.</summary>
    public static X509ChainPolicy Policy(X509Certificate2 authority) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { authority },
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
        ApplicationPolicy = { new System.Security.Cryptography.Oid(ServerAuthenticationOid) },
    };

    /// <summary>Null when it does; else why not.</summary>
    public static PeerFailure? Check(X509Certificate2? certificate, ClusterKeys keys, string member)
    {
        if (certificate is null)
        {
            return new PeerFailure(FetchResult.Tls, "It showed no certificate.");
        }

        using var chain = new X509Chain { ChainPolicy = Policy(keys.Authority) };
        if (!chain.Build(certificate))
        {
            bool isTimeAll = chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid);
            return new PeerFailure(FetchResult.Tls, isTimeAll ? OutOfTime(certificate) : "Its certificate is not one of this cluster.");
        }

        string expected = $"testbed-portal://{keys.Name.Cluster}/host/{member}";
        return string.Equals(UriIn(certificate), expected, StringComparison.Ordinal)
            ? null
            : new PeerFailure(FetchResult.WrongHost, "What answers at its address proves to be another host.");
    }

    private static string OutOfTime(X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"Its certificate is valid from {new DateTimeOffset(certificate.NotBefore).ToUniversalTime():yyyy-MM-dd HH:mm} to {new DateTimeOffset(certificate.NotAfter).ToUniversalTime():yyyy-MM-dd HH:mm} UTC, which is not now.");

    /// <summary>The one URI that it names; null where there is none, or another name beside it.</summary>
    private static string? UriIn(X509Certificate2 certificate)
    {
        if (certificate.Extensions[SubjectAlternativeNameOid] is not { Critical: true } extension)
        {
            return null;
        }

        try
        {
            var reader = new AsnReader(extension.RawData, AsnEncodingRules.DER);
            AsnReader names = reader.ReadSequence();
            string uri = names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag);
            return names.HasData || reader.HasData ? null : uri;
        }
        catch (AsnContentException)
        {
            // Not a list of names, or the first is no URI: it names nobody.
            return null;
        }
    }
}
