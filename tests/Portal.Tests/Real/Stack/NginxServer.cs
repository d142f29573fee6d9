using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Stack;

/// <summary>A real Nginx with exactly the shipped template and headers, on a free port of loopback.</summary>
internal sealed partial class NginxServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http;
    private RunningProcess? _process;

    private NginxServer(int port, string pathBase)
    {
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}{pathBase}/");
        _http = LocalHttp.Client(Address);
    }

    public int Port { get; }

    /// <summary>With the path base.</summary>
    public Uri Address { get; }

    public string Log => _process!.Output;

    /// <summary>What requests send along; null before <see cref="SignInAsync"/>.</summary>
    public string? Cookie { get; private set; }

    public string RefusedLog => File.ReadAllText(_folder.At("refused.log"));

    public static async Task<NginxServer> StartAsync(NginxStart start)
    {
        NginxServer server = new(FreePort.Next(), start.PathBase);
        try
        {
            await server.StartProcessAsync(start);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs in to the portal behind it, as an operator does; from then on requests are that operator's.</summary>
    public async Task SignInAsync(string token) => Cookie = await SignInForm.SignInAsync(_http, token);

    /// <summary>GET of a path below <see cref="Address"/>, whatever the status.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => GetAsync(path, Cookie);

    /// <summary>The same as somebody who is not signed in.</summary>
    public Task<HttpResponseMessage> GetAsStrangerAsync(string path) => GetAsync(path, null);

    /// <summary>Sends a request line as it is written here, which no client would.</summary>
    public Task<RawAnswer> SendAsync(string method, string target, RawOptions? options = null) => RawHttp.SendAsync(Port, method, target, options);

    /// <summary>Reads its files again; ends once it has done so.</summary>
    public async Task ReloadAsync()
    {
        _process!.Signal(UnixSignal.HangUp);
        await Until.HoldsAsync("Nginx has read its files again", TimeSpan.FromSeconds(10), () => Task.FromResult(Log.Contains("gracefully shutting down", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? cookie)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path.TrimStart('/'));
        request.Headers.Add("Accept", "text/html, */*");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task StartProcessAsync(NginxStart start)
    {
        string folder = Repository.PathOf("nginx");
        string includes = start.Tls is null ? folder : WriteTls(folder, start.Tls.Value);
        string portal = Expand(File.ReadAllText(Path.Combine(folder, "portal.conf.template")), new()
        {
            ["NGINX_LISTEN"] = $"127.0.0.1:{Port}{(start.Tls is null ? "" : " ssl")}",
            ["NGINX_SERVER_NAME"] = "localhost",
            ["NGINX_RESOLVER"] = $"127.0.0.1:{FreePort.Next()}",
            ["NGINX_CONF_DIR"] = includes,
            ["NGINX_REFUSED_LOG"] = _folder.At("refused.log"),
            ["PORTAL_UPSTREAM"] = start.Portal,
            ["GRAFANA_UPSTREAM"] = start.Grafana,
            ["PROMETHEUS_UPSTREAM"] = start.Prometheus,
            ["PROMETHEUS_UI"] = start.ShowsPrometheus ? "on" : "off",
            ["PATH_BASE"] = start.PathBase,
        });
        string file = _folder.Write("nginx.conf", $$"""
            user root;
            daemon off;
            worker_processes 1;
            pid {{_folder.At("nginx.pid")}};
            error_log stderr notice;
            events { worker_connections 2048; }
            http {
                client_body_temp_path {{_folder.At("body")}};
                proxy_temp_path {{_folder.At("proxy")}};
                fastcgi_temp_path {{_folder.At("fastcgi")}};
                uwsgi_temp_path {{_folder.At("uwsgi")}};
                scgi_temp_path {{_folder.At("scgi")}};
                include {{_folder.Write("portal.conf", portal)}};
            }
            """);
        _process = RunningProcess.Start("nginx", ["-c", file, "-e", "stderr"]);
        int healthy = start.Tls is null ? 200 : 400; // 400: plain HTTP on a port for TLS
        await _process.WaitUntilAsync("Nginx answers", TimeSpan.FromSeconds(20), async () => (await SendAsync("GET", "/nginx-health")).Status == healthy);
    }

    // As the image's own template step: the list, and no other dollar sign.
    private static string Expand(string template, Dictionary<string, string> variables) =>
        Variable().Replace(template, match => variables.TryGetValue(match.Groups[1].Value, out string? value) ? value : throw new InvalidOperationException($"The template has a variable {match.Value} that nobody sets."));

    private string WriteTls(string folder, (string Certificate, string Key) tls)
    {
        _folder.Write("include/grafana-headers.conf", File.ReadAllText(Path.Combine(folder, "grafana-headers.conf")));
        _folder.Write("include/tls.conf", $"ssl_certificate {_folder.Write("tls.pem", tls.Certificate)};\nssl_certificate_key {_folder.Write("tls.key", tls.Key)};\n");
        return _folder.At("include");
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)\}", RegexOptions.None, 5000)]
    private static partial Regex Variable();
}
