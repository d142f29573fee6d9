using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Portal.Security;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Security.Tokens;

namespace Portal.Cluster.Joining;

/// <summary>Joins once with a join token: fetches the authority's certificate without trust, compares it with the token, and sends the token only to whom that authority calls the main host.</summary>
/// <param name="call">Opens a connection to the main host under the given TLS.</param>
internal sealed class TokenJoin(Func<Func<Stream, CancellationToken, Task<Stream>>, MainCall> call, KeyFolder folder, TimeProvider clock)
{
    /// <exception cref="MainUnreachableException">No answer.</exception>
    /// <exception cref="JoinRefusedException">Refused by the main host, or the main host itself is not the one that made the token.</exception>
    public async Task<ClusterKeys> JoinAsync(JoinToken token, string name, int port, CancellationToken cancellationToken)
    {
        X509Certificate2 authority = await FetchAuthorityAsync(token, cancellationToken);
        string cluster = Convert.ToHexStringLower(ClusterAuthority.HashOf(authority).AsSpan(0, 8));
        using MainCall proved = call(MainTls.ToMain(new ClusterKeys(authority, authority, new PeerName(cluster, null)), clock));
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new JoinRequest { Id = token.Id, Secret = token.Secret, Name = name, Port = port, Request = HostKeyRequest.Make(key) };
        MainReply reply = await proved.SendAsync(HttpMethod.Post, Routes.ClusterJoin, JsonSerializer.SerializeToUtf8Bytes(request, JoinJson.Default.JoinRequest), cancellationToken);
        if (reply.Status != HttpStatusCode.OK)
        {
            throw new JoinRefusedException("The main host refused the join; its log says why. The token may be used, older than 15 minutes, or for another name: make a new one there with 'portal join-token'.");
        }

        X509Certificate2 certificate = Read(reply.Body) ?? throw new JoinRefusedException("The main host answered the join with something that is no certificate.");
        var keys = new ClusterKeys(certificate, authority, new PeerName(cluster, name));
        return PeerCertificate.Check(certificate, keys, clock.GetUtcNow()).IsHost(name)
            ? folder.Keep(key, certificate, authority)
            : throw new JoinRefusedException("The main host answered the join with a certificate for another name or of another cluster, or one of the two clocks is wrong.");
    }

    private async Task<X509Certificate2> FetchAuthorityAsync(JoinToken token, CancellationToken cancellationToken)
    {
        using MainCall unproved = call(MainTls.OpenUnprovedAsync);
        MainReply reply = await unproved.SendAsync(HttpMethod.Get, Routes.ClusterAuthority, null, cancellationToken);
        X509Certificate2? authority = reply.Status == HttpStatusCode.OK ? Certificate(Encoding.ASCII.GetString(reply.Body.Span)) : null;
        return authority is not null && CryptographicOperations.FixedTimeEquals(ClusterAuthority.HashOf(authority), token.AuthorityHash.Span)
            ? authority
            : throw new JoinRefusedException("What answers at the main host's address is not the host that made the join token; the token was not sent. Check --main, or make a new token there.");
    }

    private static X509Certificate2? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, JoinJson.Default.JoinAnswer) is { } answer ? Certificate(answer.Certificate) : null;
        }
        catch (JsonException)
        {
            // Said by the caller: no certificate.
            return null;
        }
    }

    internal static X509Certificate2? Certificate(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            // Said by the caller: no certificate.
            return null;
        }
    }
}

/// <summary>The message is a sentence for the log; it never holds the token.</summary>
internal sealed class JoinRefusedException(string message) : Exception(message);
