using System.Security.Cryptography.X509Certificates;

namespace Portal.Security;

/// <summary>With what this host proves who it is, and by what it knows the others. Immutable; renewal makes a new one.</summary>
/// <param name="Own">With its private key.</param>
/// <param name="Authority">The cluster's CA certificate, without a key.</param>
/// <param name="Name">Whom <paramref name="Own"/> names.</param>
public sealed record ClusterKeys(X509Certificate2 Own, X509Certificate2 Authority, PeerName Name);
