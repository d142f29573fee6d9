using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Cluster;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Security;
using Portal.Security.Keys;
using Portal.Tests.Support.Peers;
using PeerTls = Portal.Tests.Support.Peers.PeerTls;

namespace Portal.Tests.Cluster.Fetching;

/// <summary>The main host calls nobody but the host it means: whatever else answers gets a TLS hello and no request.</summary>
public sealed class PeerTlsTests : IDisposable
{
    private static readonly PeerHost Host = new("b", 1);

    private readonly ClusterAuthority _authority = ClusterAuthority.Create(TimeProvider.System);
    private readonly ClusterAuthority _foreign = ClusterAuthority.Create(TimeProvider.System);
    private readonly FakeIdentity _identity = new();

    public PeerTlsTests() => _identity.Current = Keys(null);

    public void Dispose()
    {
        _authority.Dispose();
        _foreign.Dispose();
    }

    [Fact]
    public async Task The_host_that_is_meant_is_asked()
    {
        await using FaultyPeer peer = Start(Certificate(_authority, "b"));
        Assert.Equal(FetchResult.Ok, (await FetchAsync(peer, "b")).Result);
        Assert.Equal((1, 1), (peer.Dials, peer.Requests));
    }

    [Theory]
    [InlineData("another host", FetchResult.WrongHost)]
    [InlineData("the main host", FetchResult.WrongHost)]
    [InlineData("another cluster", FetchResult.Tls)]
    [InlineData("expired", FetchResult.Tls)]
    [InlineData("not yet valid", FetchResult.Tls)]
    [InlineData("self-signed", FetchResult.Tls)]
    [InlineData("plain HTTP", FetchResult.Tls)]
    [InlineData("TLS 1.1", FetchResult.Tls)]
    [Trait("Fault", "H10")]
    [Trait("Proof", "X4")]
    public async Task Nobody_else_is_sent_a_request(string who, FetchResult expected)
    {
        await using FaultyPeer peer = who == "plain HTTP"
            ? FaultyPeer.Start(new IPEndPoint(IPAddress.Loopback, 0), Host.Healthy() with { OnDialAsync = RefuseHello })
            : Start(Certificate(who), who == "TLS 1.1");
        FetchedSnapshot fetched = await FetchAsync(peer, "b");
        Assert.Equal(expected, fetched.Result);
        Assert.NotEmpty(fetched.Reason!);
        Assert.Equal((1, 0), (peer.Dials, peer.Requests));
    }

    [Fact]
    public async Task Without_keys_nobody_is_called()
    {
        _identity.Current = null;
        await using FaultyPeer peer = Start(Certificate(_authority, "b"));
        FetchedSnapshot fetched = await FetchAsync(peer, "b");
        Assert.Equal(FetchResult.Tls, fetched.Result);
        Assert.Equal(0, peer.Dials);
    }

    [Fact]
    [Trait("Fault", "H20")]
    public async Task New_keys_are_used_from_the_next_request_on()
    {
        await using FaultyPeer peer = Start(Certificate(_authority, "b"));
        using PortalSource source = Source(peer, "b");
        await source.FetchAsync(TimeSpan.Zero, CancellationToken.None);
        await source.FetchAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(1, peer.Dials);
        _identity.Current = Keys(null);
        Assert.Equal(FetchResult.Ok, (await source.FetchAsync(TimeSpan.Zero, CancellationToken.None)).Result);
        Assert.Equal(2, peer.Dials);
    }

    [Fact]
    [Trait("Fault", "H3")]
    public async Task A_handshake_that_stops_is_silence()
    {
        await using FaultyPeer peer = Start(Certificate(_authority, "b"));
        peer.Become(PeerScript.HoldBeforeHandshake);
        using PortalSource source = Source(peer, "b");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        FetchedSnapshot fetched = await source.FetchAsync(TimeSpan.Zero, deadline.Token);
        Assert.Equal(FetchResult.Timeout, fetched.Result);
        Assert.Contains("TLS handshake", fetched.Reason, StringComparison.Ordinal);
    }

    // What a web server says to bytes that are no request.
    private static async Task<bool> RefuseHello(PeerConnection connection, CancellationToken cancellationToken)
    {
        await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", cancellationToken);
        return false;
    }

    private static FaultyPeer Start(X509Certificate2 certificate, bool old = false)
    {
#pragma warning disable CA5397, SYSLIB0039 // What must be refused.
        var tls = new PeerTls(certificate) { Protocols = old ? SslProtocols.Tls11 : SslProtocols.Tls12 | SslProtocols.Tls13 };
#pragma warning restore CA5397, SYSLIB0039
        return FaultyPeer.Start(new IPEndPoint(IPAddress.Loopback, 0), Host.Healthy(), tls);
    }

    private PortalSource Source(FaultyPeer peer, string name) => new(
        new Member { Name = name, Mode = "client", Protocol = MemberProtocol.Mutual, Address = new Uri($"https://{peer.Address}") },
        OutboundRules.Parse("127.0.0.0/8"),
        AddressBook.OfThisHost(TimeProvider.System),
        _identity,
        TimeProvider.System);

    private async Task<FetchedSnapshot> FetchAsync(FaultyPeer peer, string name)
    {
        using PortalSource source = Source(peer, name);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await source.FetchAsync(TimeSpan.Zero, deadline.Token);
    }

    private ClusterKeys Keys(string? host) => new(Certificate(_authority, host), _authority.Certificate, new PeerName(_authority.Cluster, host));

    private X509Certificate2 Certificate(string who)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return who switch
        {
            "another host" => Certificate(_authority, "c"),
            "the main host" => Certificate(_authority, null),
            "another cluster" => Certificate(_foreign, "b"),
            "expired" => Certificate(_authority, "b", now - TimeSpan.FromDays(90), now - TimeSpan.FromDays(1)),
            "not yet valid" => Certificate(_authority, "b", now + TimeSpan.FromDays(1), now + TimeSpan.FromDays(2)),
            "self-signed" => SelfSigned(now),
            _ => Certificate(_authority, "b"),
        };
    }

    private static X509Certificate2 SelfSigned(DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=b", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(1));
    }

    private static X509Certificate2 Certificate(ClusterAuthority authority, string? host, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = authority.Issue(new PublicKey(key), new PeerName(authority.Cluster, host), from ?? now - TimeSpan.FromDays(1), until ?? now + TimeSpan.FromDays(1));
        return certificate.CopyWithPrivateKey(key);
    }

    private sealed class FakeIdentity : IClusterIdentity
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public ClusterKeys? Current { get; set; }
    }
}
