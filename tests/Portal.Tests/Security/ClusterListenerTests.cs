using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Portal.Security;
using Portal.Security.Joining;
using Portal.Security.Keys;

namespace Portal.Tests.Security;

public sealed class ClusterListenerTests : IAsyncDisposable
{
    private readonly SecurityBed _bed = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    [Fact]
    public async Task A_client_tells_what_it_measured_to_the_main_host_and_to_nobody_else()
    {
        Uri client = await _bed.StartClientAsync(new ClusterIdentity(_bed.KeysOf("host-b")));
        using ClusterAuthority other = ClusterAuthority.Create(TimeProvider.System);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, Routes.Snapshot, _bed.Main.Current!.Own));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(client, Routes.Status, _bed.Main.Current!.Own));
        _bed.Reached.Clear();

        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, Routes.Snapshot, _bed.KeysOf("host-c").Own));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, Routes.Snapshot, _bed.KeysOf("host-b").Own));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, Routes.Snapshot, null));
        foreach (X509Certificate2 refused in new[] { _bed.KeysOf(null, other).Own, _bed.ExpiredKeysOf(null).Own, SelfSigned() })
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(client, Routes.Snapshot, refused));
        }

        Assert.Empty(_bed.Reached);
    }

    [Fact]
    public async Task A_route_that_is_not_for_the_listener_does_not_exist_there()
    {
        Uri main = await _bed.StartMainAsync(), client = await _bed.StartClientAsync(new ClusterIdentity(_bed.KeysOf("host-b")));
        foreach (string path in new[] { "/metrics", "/", "/healthz", Routes.Snapshot, "/api/v1/cluster/ca/", "/API/V1/CLUSTER/CA", "//api/v1/cluster/ca" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await GetAsync(main, path, _bed.Main.Current!.Own));
        }

        foreach (string path in new[] { "/metrics", Routes.ClusterAuthority, Routes.ClusterJoin, Routes.ClusterRenew })
        {
            Assert.Equal(HttpStatusCode.NotFound, await GetAsync(client, path, _bed.Main.Current!.Own));
        }
    }

    [Fact]
    public async Task The_authority_is_told_to_everybody_and_nothing_else_without_a_certificate()
    {
        Uri main = await _bed.StartMainAsync();
        using HttpClient nobody = SecurityBed.Caller(main, null);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(await nobody.GetStringAsync(new Uri(Routes.ClusterAuthority, UriKind.Relative), Cancellation));
        Assert.Equal(_bed.Authority.Certificate.Thumbprint, authority.Thumbprint);
        Assert.False(authority.HasPrivateKey);
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(main, Routes.Status, null));
        using HttpResponseMessage renewal = await nobody.PostAsync(new Uri(Routes.ClusterRenew, UriKind.Relative), SecurityBed.Json("{}"), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, renewal.StatusCode);
    }

    [Fact]
    public async Task A_host_that_the_main_host_does_not_know_any_more_is_told_to_join_again_and_its_certificate_is_enough_for_that()
    {
        Uri main = await _bed.StartMainAsync();
        ClusterKeys host = _bed.KeysOf("host-b");
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(main, Routes.Status, host.Own));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(main, Routes.ClusterJoin, host, "{\"name\":\"host-c\"}"));
        Assert.Empty(_bed.Joined.All);
        Assert.Null(_bed.Beats.AgeOf("host-b"));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(main, Routes.ClusterJoin, host, "{\"name\":\"host-b\",\"port\":4711}"));
        Assert.NotNull(_bed.Beats.AgeOf("host-b"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, host.Own));
        Assert.Equal(4711, Assert.Single(_bed.Joined.All).Address.Port);

        // Another key that the authority once signed for the name: it was replaced, so it speaks for nobody.
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(main, Routes.Status, _bed.KeysOf("host-b").Own));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(main, Routes.ClusterJoin, _bed.KeysOf("host-b"), "{\"name\":\"host-b\"}"));
    }

    [Fact]
    public async Task A_denied_host_is_refused_on_the_connection_that_it_has_and_let_in_again_later()
    {
        Uri main = await _bed.StartMainAsync();
        ClusterKeys host = await JoinedAsync(main, "host-b"), other = await JoinedAsync(main, "host-c");
        using HttpClient caller = SecurityBed.Caller(main, host.Own);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(caller));
        _bed.Denied.Add("host-b");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(caller));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(main, Routes.ClusterJoin, host, "{\"name\":\"host-b\"}"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, other.Own));
        _bed.Denied.Clear();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(caller));
    }

    [Fact]
    public async Task A_renewal_costs_no_request_and_the_old_key_stays_good_for_a_day()
    {
        Uri main = await _bed.StartMainAsync();
        ClusterKeys old = await JoinedAsync(main, "host-b");
        using var stop = new CancellationTokenSource();
        using HttpClient steady = SecurityBed.Caller(main, old.Own);
        Task<int> load = Task.Run(async () =>
        {
            int asked = 0;
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(steady));
                asked++;
            }

            return asked;
        }, Cancellation);

        ClusterKeys renewed = await RenewAsync(main, old);
        string mainBefore = _bed.Main.Current!.Own.Thumbprint;
        _bed.Main.Replace(_bed.Folder.IssueMain(_bed.Authority));
        Assert.NotEqual(mainBefore, await ServerThumbprintAsync(main));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, renewed.Own));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, old.Own));
        await stop.CancelAsync();
        Assert.True(await load > 0);

        _bed.Clock.Shift = TimeSpan.FromHours(25);
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(main, Routes.Status, old.Own));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, renewed.Own));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(100, false)]
    public async Task A_host_is_let_in_until_its_certificate_expires(int days, bool letIn)
    {
        Uri main = await _bed.StartMainAsync();
        ClusterKeys host = await JoinedAsync(main, "host-b");
        _bed.Clock.Shift = TimeSpan.FromDays(days);
        if (letIn)
        {
            Assert.Equal(HttpStatusCode.OK, await GetAsync(main, Routes.Status, host.Own));
        }
        else
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync(main, Routes.Status, host.Own));
        }
    }

    [Fact]
    public async Task Plain_HTTP_is_not_spoken()
    {
        Uri main = await _bed.StartMainAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, main.Port, Cancellation);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {Routes.ClusterAuthority} HTTP/1.1\r\nHost: x\r\n\r\n"), Cancellation);
        using var answer = new MemoryStream();
        await socket.GetStream().CopyToAsync(answer, Cancellation);
        Assert.DoesNotContain("HTTP/1.1 200", Encoding.ASCII.GetString(answer.ToArray()), StringComparison.Ordinal);
    }

    /// <summary>The same hello but for the version that it offers: by hand, for the machine's own TLS may refuse to offer an old one.</summary>
    [Theory]
    [InlineData(0x0300, false)]
    [InlineData(0x0301, false)]
    [InlineData(0x0302, false)]
    [InlineData(0x0303, true)]
    public async Task Only_a_hello_of_TLS_1_2_or_later_is_answered_by_a_handshake(int version, bool isAnswered)
    {
        const byte handshake = 0x16;
        Uri main = await _bed.StartMainAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, main.Port, Cancellation);
        await socket.GetStream().WriteAsync(ClientHello.Offering((ushort)version), Cancellation);
        byte[] answer = new byte[1];
        bool isHandshake = await socket.GetStream().ReadAsync(answer, Cancellation) == 1 && answer[0] == handshake;
        Assert.Equal(isAnswered, isHandshake);
    }

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=main", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address, string path, X509Certificate2? certificate)
    {
        using HttpClient caller = SecurityBed.Caller(address, certificate);
        using HttpResponseMessage answer = await caller.GetAsync(new Uri(address.GetLeftPart(UriPartial.Authority) + path), Cancellation);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(Uri address, string path, ClusterKeys keys, string body)
    {
        using HttpClient caller = SecurityBed.Caller(address, keys.Own);
        using HttpResponseMessage answer = await caller.PostAsync(new Uri(path, UriKind.Relative), SecurityBed.Json(body), Cancellation);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient caller)
    {
        using HttpResponseMessage answer = await caller.GetAsync(new Uri(Routes.Status, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private async Task<ClusterKeys> JoinedAsync(Uri main, string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using HttpClient caller = SecurityBed.Caller(main, null);
        using HttpResponseMessage answer = await caller.PostAsync(new Uri(Routes.ClusterJoin, UriKind.Relative), SecurityBed.JoinBody(await _bed.TokenAsync(), name, key), Cancellation);
        JoinAnswer joined = (await answer.Content.ReadFromJsonAsync(JoinJson.Default.JoinAnswer, Cancellation))!;
        return Keys(joined.Certificate, key);
    }

    private async Task<ClusterKeys> RenewAsync(Uri main, ClusterKeys old)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using HttpClient caller = SecurityBed.Caller(main, old.Own);
        using HttpResponseMessage answer = await caller.PostAsync(
            new Uri(Routes.ClusterRenew, UriKind.Relative), JsonContent.Create(new RenewRequest(HostKeyRequest.Make(key)), JoinJson.Default.RenewRequest), Cancellation);
        RenewAnswer renewed = (await answer.Content.ReadFromJsonAsync(JoinJson.Default.RenewAnswer, Cancellation))!;
        return Keys(renewed.Certificate, key);
    }

    private ClusterKeys Keys(string pem, ECDsa key)
    {
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(pem);
        return new ClusterKeys(certificate.CopyWithPrivateKey(key), _bed.Authority.Certificate, PeerCertificate.NameOf(certificate)!.Value);
    }

    private static async Task<string> ServerThumbprintAsync(Uri address)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
#pragma warning disable CA5359, S4830 // Which certificate is shown is the question.
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
#pragma warning restore CA5359, S4830
        await tls.AuthenticateAsClientAsync("x");
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }
}
