namespace Portal.Security;

/// <summary>Whom a certificate names: <c>testbed-portal://&lt;cluster&gt;/main</c> or <c>testbed-portal://&lt;cluster&gt;/host/&lt;name&gt;</c>.</summary>
/// <param name="Cluster">First 16 hex digits of the SHA-256 of the authority's SubjectPublicKeyInfo.</param>
/// <param name="Host">Null for the main host.</param>
public readonly record struct PeerName(string Cluster, string? Host)
{
    public bool IsMain => Host is null;
}
