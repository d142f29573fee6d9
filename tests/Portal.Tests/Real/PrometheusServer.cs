using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>A real Prometheus with a data folder of its own, scraping given paths of given addresses.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http;
    private RunningProcess? _process;

    private readonly NetworkNamespace? _inside;

    private PrometheusServer(Uri address, NetworkNamespace? inside)
    {
        Address = address;
        _inside = inside;
        _http = LocalHttp.Client(address, inside);
    }

    public Uri Address { get; }

    /// <param name="jobs">One scrape job each.</param>
    /// <param name="interval">Default <see cref="DefaultInterval"/>; the timeout is the same.</param>
    /// <param name="inside">Network that it runs in; null is the machine's own.</param>
    public static Task<PrometheusServer> StartAsync(IReadOnlyList<ScrapeJob> jobs, TimeSpan? interval = null, NetworkNamespace? inside = null) =>
        StartAsync(Configuration(jobs, interval ?? DefaultInterval), inside);

    /// <param name="configuration">Text of its configuration file.</param>
    /// <param name="inside">Network that it runs in; null is the machine's own.</param>
    public static Task<PrometheusServer> StartAsync(string configuration, NetworkNamespace? inside = null) =>
        StartAsync(new PrometheusStart { Configuration = _ => configuration, Inside = inside });

    public static async Task<PrometheusServer> StartAsync(PrometheusStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        PrometheusServer server = new(start.Address ?? LocalHttp.FreeAddress(), start.Inside);
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

    /// <summary>An instant query at a time of the server's clock, default now.</summary>
    public Task<IReadOnlyList<PrometheusSeries>> QueryAsync(string expression, DateTimeOffset? at = null)
    {
        string time = at is { } moment ? "&time=" + (moment.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture) : "";
        return ReadAsync($"api/v1/query?query={Uri.EscapeDataString(expression)}{time}");
    }

    /// <summary>A range query: every series with its points.</summary>
    public Task<IReadOnlyList<PrometheusSeries>> QueryRangeAsync(string expression, DateTimeOffset from, DateTimeOffset to, TimeSpan step) =>
        ReadAsync(string.Create(CultureInfo.InvariantCulture, $"api/v1/query_range?query={Uri.EscapeDataString(expression)}&start={from.ToUnixTimeMilliseconds() / 1000.0:0.000}&end={to.ToUnixTimeMilliseconds() / 1000.0:0.000}&step={step.TotalSeconds:0.###}"));

    /// <summary>The one value that the query yields.</summary>
    public async Task<double> ValueAsync(string expression, DateTimeOffset? at = null)
    {
        IReadOnlyList<PrometheusSeries> series = await QueryAsync(expression, at);
        return series.Count == 1 ? series[0].Value : throw new InvalidOperationException($"{expression} yields {series.Count} series, expected one.");
    }

    /// <summary>GET of a path on it: its text.</summary>
    public Task<string> TextAsync(string path) => _http.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The expression as Prometheus' own parser writes it.</summary>
    /// <exception cref="InvalidOperationException">It does not parse; the message says why.</exception>
    public async Task<string> FormatAsync(string expression)
    {
        using HttpResponseMessage response = await _http.GetAsync("api/v1/format_query?query=" + Uri.EscapeDataString(expression), TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using JsonDocument answer = JsonDocument.Parse(body);
        return response.IsSuccessStatusCode ? answer.RootElement.GetProperty("data").GetString()! : throw new InvalidOperationException($"{expression}: {body}");
    }

    /// <summary>Targets with their state: health, last error, URL.</summary>
    public async Task<IReadOnlyList<PrometheusTarget>> TargetsAsync()
    {
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync("api/v1/targets?state=active", TestContext.Current.CancellationToken));
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("activeTargets").EnumerateArray().Select(target => new PrometheusTarget(
                target.GetProperty("scrapeUrl").GetString()!,
                target.GetProperty("health").GetString()!,
                target.GetProperty("lastError").GetString()!)),
        ];
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

    private static string Configuration(IReadOnlyList<ScrapeJob> jobs, TimeSpan interval)
    {
        string seconds = interval.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s";
        StringBuilder text = new($"global:\n  scrape_interval: {seconds}\n  scrape_timeout: {seconds}\nscrape_configs:\n");
        foreach (ScrapeJob job in jobs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - job_name: '{job.Name}'\n    metrics_path: '{job.Path}'\n");
            text.Append(CultureInfo.InvariantCulture, $"    honor_labels: {(job.HonorLabels ? "true" : "false")}\n");
            text.Append(CultureInfo.InvariantCulture, $"    static_configs:\n      - targets: ['{job.Address.Authority}']\n");
        }

        return text.ToString();
    }

    private async Task StartProcessAsync(PrometheusStart start)
    {
        string file = _folder.Write("prometheus.yml", start.Configuration(Address));
        string[] storage = start.IsAgent ? ["--enable-feature=agent", "--storage.agent.path=" + _folder.At("data")] : ["--storage.tsdb.path=" + _folder.At("data")];
        string[] prefix = [.. _inside?.Prefix ?? [], "prometheus"];
        _process = RunningProcess.Start(prefix[0],
        [
            .. prefix[1..], "--config.file=" + file, .. storage, .. start.Flags, "--web.listen-address=" + Address.Authority,
            "--log.level=warn", "--web.console.templates=" + _folder.At("none"), "--web.console.libraries=" + _folder.At("none"),
        ]);
        await _process.WaitUntilAsync("Prometheus is ready", TimeSpan.FromSeconds(60), async () =>
        {
            using HttpResponseMessage answer = await _http.GetAsync("-/ready", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        });
    }

    private async Task<IReadOnlyList<PrometheusSeries>> ReadAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"Prometheus answered {(int)response.StatusCode} to {path}: {body}");
        }

        using JsonDocument answer = JsonDocument.Parse(body);
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(PrometheusSeries.From)];
    }
}

/// <summary>One scrape job with one target.</summary>
internal sealed record ScrapeJob(string Name, Uri Address, string Path, bool HonorLabels = false);

internal sealed record PrometheusTarget(string Url, string Health, string LastError);
