using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Security.Keys;

/// <summary>Decides whom a presented certificate proves: it must chain to the cluster's authority, be valid now, and bear one name of this cluster.</summary>
public static class PeerCertificate
{
    private const string SubjectAlternativeName = "2.5.29.17";

    // RFC 5280, 4.2.1.6: GeneralName ::= CHOICE { … uniformResourceIdentifier [6] IA5String … }.
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    public static PeerCheck Check(X509Certificate2? presented, ClusterKeys mine, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mine);
        if (presented is null)
        {
            return new PeerCheck(PeerVerdict.Missing, null);
        }

        if (!ChainsTo(mine.Authority, presented))
        {
            return new PeerCheck(PeerVerdict.Untrusted, null);
        }

        if (now < new DateTimeOffset(presented.NotBefore) || now > new DateTimeOffset(presented.NotAfter))
        {
            return new PeerCheck(PeerVerdict.Expired, null);
        }

        if (NameOf(presented) is not { } name)
        {
            return new PeerCheck(PeerVerdict.Nameless, null);
        }

        return string.Equals(name.Cluster, mine.Name.Cluster, StringComparison.Ordinal)
            ? new PeerCheck(PeerVerdict.Ok, name)
            : new PeerCheck(PeerVerdict.OtherCluster, name);
    }

    /// <summary>The one URI name of the certificate, if it is of ours; null for none, several, or another form.</summary>
    public static PeerName? NameOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        X509Extension[] names = [.. certificate.Extensions.Where(extension => extension.Oid?.Value == SubjectAlternativeName)];
        if (names.Length != 1)
        {
            return null;
        }

        try
        {
            AsnReader list = new AsnReader(names[0].RawData, AsnEncodingRules.DER).ReadSequence();
            string uri = list.ReadCharacterString(UniversalTagNumber.IA5String, UriTag);
            list.ThrowIfNotEmpty();
            return PeerNames.TryRead(uri, out PeerName name) ? name : null;
        }
        catch (AsnContentException)
        {
            // Another kind of name, several of them, or no list at all: not one of ours.
            return null;
        }
    }

    // Dates are judged apart, against a clock that tests can set and with an answer of their own.
    private static bool ChainsTo(X509Certificate2 authority, X509Certificate2 presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        try
        {
            return chain.Build(presented)
                && chain.ChainElements.Count == 2
                && CryptographicOperations.FixedTimeEquals(chain.ChainElements[^1].Certificate.RawDataMemory.Span, authority.RawDataMemory.Span);
        }
        catch (CryptographicException)
        {
            // Bytes that no chain can be built of prove nobody.
            return false;
        }
    }
}
