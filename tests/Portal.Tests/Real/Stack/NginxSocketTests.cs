using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Tests.Real.Stack;

/// <summary>WebSockets and TLS through the real Nginx.</summary>
[Trait("Category", "Real")]
public sealed class NginxSocketTests(NginxBed bed) : IClassFixture<NginxBed>
{
    [Theory]
    [InlineData("/_blazor?id=x", "portal")]
    [InlineData("/grafana/api/live/ws", "grafana")]
    public async Task A_WebSocket_goes_through(string target, string upstream)
    {
        bed.Portal.Forget();
        bed.Grafana.Forget();
        using ClientWebSocket socket = await OpenAsync(target);
        Assert.Equal("hello", await SayAsync(socket, "hello"));
        Assert.Equal(target, Assert.Single((upstream == "portal" ? bed.Portal : bed.Grafana).Seen).Target);
    }

    [Fact]
    public async Task An_open_circuit_outlives_a_reload()
    {
        using ClientWebSocket before = await OpenAsync("/_blazor");
        await bed.Nginx.ReloadAsync();
        Assert.Equal("still here", await SayAsync(before, "still here"));
        using ClientWebSocket after = await OpenAsync("/_blazor");
        Assert.Equal("new here", await SayAsync(after, "new here"));
        await before.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_plain_request_asks_for_no_upgrade_and_a_foreign_protocol_is_not_passed_on()
    {
        await bed.SendAsync("POST", "/", new RawOptions { BodyBytes = 10 });
        Assert.DoesNotContain("Upgrade", bed.Portal.Seen.Single().Headers);
        await bed.SendAsync("GET", "/", new RawOptions { Headers = [("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAAQAAP__")] });
        Assert.DoesNotContain("Upgrade", bed.Portal.Seen.Single().Headers);
    }

    [Fact]
    public async Task With_a_certificate_the_origin_is_https()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await using NginxServer nginx = await NginxServer.StartAsync(new NginxStart
        {
            Portal = bed.Portal.Authority,
            Tls = (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem()),
        });
        bed.Portal.Forget();
        using SocketsHttpHandler handler = new() { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString() } };
        using HttpClient client = new(handler, disposeHandler: false);
        using HttpResponseMessage answer = await client.GetAsync($"https://127.0.0.1:{nginx.Port}/", TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("https", Assert.Single(bed.Portal.Seen).Headers["X-Forwarded-Proto"]);
    }

    private async Task<ClientWebSocket> OpenAsync(string target)
    {
        ClientWebSocket socket = new();
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{bed.Nginx.Port}{target}"), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<string> SayAsync(ClientWebSocket socket, string text)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        byte[] buffer = new byte[1024];
        ValueWebSocketReceiveResult heard = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, heard.Count);
    }
}
