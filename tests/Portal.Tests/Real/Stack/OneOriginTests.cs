using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Real.Stack;

/// <summary>The portal as a browser meets it: through Nginx, everything under one origin.</summary>
public abstract class OneOriginTests(StackBed bed)
{
    [Fact]
    public async Task Pages_and_what_they_load_are_there()
    {
        foreach (string page in (string[])["", "hosts/demo-1"])
        {
            using HttpResponseMessage answer = await bed.Nginx.GetAsync(page);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            using IDocument document = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(bed.PathBase + "/", document.QuerySelector("base")?.GetAttribute("href"));
            string[] files = [.. document.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!)];
            Assert.NotEmpty(files);
            foreach (string file in files)
            {
                using HttpResponseMessage asset = await bed.Nginx.GetAsync(file);
                Assert.True(asset.IsSuccessStatusCode, $"{file} is {asset.StatusCode}");
            }
        }

        using HttpResponseMessage none = await bed.Nginx.GetAsync("hosts/nobody/there");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Health_and_the_session_check_are_there()
    {
        foreach ((string path, HttpStatusCode status) in ((string, HttpStatusCode)[])[("healthz", HttpStatusCode.OK), ("readyz", HttpStatusCode.OK), ("sign-in/check", HttpStatusCode.NoContent)])
        {
            using HttpResponseMessage answer = await bed.Nginx.GetAsync(path);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_circuit_opens_over_a_WebSocket()
    {
        using HttpClient client = LocalHttp.Client(bed.Nginx.Address);
        client.DefaultRequestHeaders.Add("Cookie", bed.Nginx.Cookie);
        using HttpResponseMessage negotiated = await client.PostAsync("_blazor/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, negotiated.StatusCode);
        using JsonDocument terms = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using ClientWebSocket socket = new();
        socket.Options.Proxy = null;
        socket.Options.SetRequestHeader("Cookie", bed.Nginx.Cookie);
        socket.Options.SetRequestHeader("Origin", bed.Nginx.Address.GetLeftPart(UriPartial.Authority));
        UriBuilder address = new(bed.Nginx.Address) { Scheme = "ws", Path = bed.PathBase + "/_blazor", Query = "id=" + terms.RootElement.GetProperty("connectionToken").GetString() };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);

        // The handshake of ASP.NET Core's hub protocol; an empty object says that it was understood.
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        byte[] buffer = new byte[256];
        ValueWebSocketReceiveResult heard = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(buffer, 0, heard.Count));
    }

    [Theory]
    [InlineData("", "sign-in")]
    [InlineData("hosts/demo-1?range=6h", "sign-in?returnUrl={0}%2Fhosts%2Fdemo-1%3Frange%3D6h")]
    public async Task Whoever_is_not_signed_in_is_led_to_the_form(string path, string expected)
    {
        using HttpResponseMessage page = await bed.Nginx.GetAsStrangerAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal($"{bed.PathBase}/{string.Format(CultureInfo.InvariantCulture, expected, Uri.EscapeDataString(bed.PathBase))}", page.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("grafana/d-solo/testbed-host/host?panelId=1", "Please sign in to Testbed Portal.\n")]
    [InlineData("prometheus/", "Please sign in to Testbed Portal.\n")]
    [InlineData("sign-in/check", "")]
    public async Task Grafana_and_Prometheus_are_for_operators_only(string path, string expected)
    {
        using HttpResponseMessage answer = await bed.Nginx.GetAsStrangerAsync(path);
        Assert.Equal((HttpStatusCode.Unauthorized, expected), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("metrics/self")]
    [InlineData("Metrics/Hosts")]
    [InlineData("api/metrics/prometheus/hosts")]
    [InlineData("api/v1/snapshot")]
    [InlineData("api/v1/sd/prometheus")]
    public async Task What_the_portal_answers_machines_is_not_on_this_origin(string path)
    {
        using HttpResponseMessage direct = await bed.Portal.GetAsync(path);
        using HttpResponseMessage through = await bed.Nginx.GetAsync(path);
        Assert.True(direct.StatusCode != HttpStatusCode.NotFound || path == "api/v1/sd/prometheus", $"{path} is {direct.StatusCode} on the portal itself");
        Assert.Equal(HttpStatusCode.NotFound, through.StatusCode);
    }

    [Fact]
    public async Task Grafana_is_away_in_one_sentence()
    {
        using HttpResponseMessage answer = await bed.Nginx.GetAsync("grafana/d-solo/testbed-host/host?panelId=1");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Grafana does not answer.\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using HttpResponseMessage denied = await bed.Nginx.GetAsync("grafana/login");
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
    }

    [Fact]
    public async Task Prometheus_own_pages_and_links_are_under_the_origin()
    {
        using HttpResponseMessage first = await bed.Nginx.GetAsync("prometheus/");
        string link = first.Headers.Location!.OriginalString;
        Assert.StartsWith(bed.PathBase + "/prometheus/", link, StringComparison.Ordinal);
        using HttpResponseMessage page = await bed.Nginx.GetAsync(link[(bed.PathBase.Length + 1)..]);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using HttpResponseMessage answer = await bed.Nginx.GetAsync("prometheus/api/v1/query?query=up%7Bjob%3D%22testbed%22%7D");
        Assert.Contains("\"success\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

[Trait("Category", "Real")]
public sealed class RootOneOriginTests(RootStackBed bed) : OneOriginTests(bed), IClassFixture<RootStackBed>;

[Trait("Category", "Real")]
public sealed class PrefixedOneOriginTests(PrefixedStackBed bed) : OneOriginTests(bed), IClassFixture<PrefixedStackBed>
{
    private readonly PrefixedStackBed _bed = bed;

    [Fact]
    public async Task Outside_the_prefix_there_is_nothing_of_the_portal()
    {
        foreach (string target in (string[])["/", "/healthz", "/metrics", "/grafana/d/testbed-host", "/TESTBED/metrics"])
        {
            Assert.Equal(404, (await _bed.Nginx.SendAsync("GET", target)).Status);
        }

        RawAnswer bare = await _bed.Nginx.SendAsync("GET", "/testbed");
        Assert.Equal(301, bare.Status);
        Assert.Equal(["/testbed/"], bare["Location"]);
    }
}
