using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Stack;

/// <summary>A real VictoriaMetrics with a data folder of its own, as a store that Prometheus writes to.</summary>
internal sealed class VictoriaServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http;
    private RunningProcess? _process;

    private VictoriaServer(Uri address)
    {
        Address = address;
        _http = LocalHttp.Client(address);
    }

    public Uri Address { get; }

    public static async Task<VictoriaServer> StartAsync()
    {
        VictoriaServer server = new(LocalHttp.FreeAddress());
        try
        {
            // Its default of 30 s leaves a rate over [20s] empty.
            server._process = RunningProcess.Start("victoria-metrics",
                ["-storageDataPath=" + server._folder.At("data"), "-httpListenAddr=" + server.Address.Authority, "-retentionPeriod=7d", "-search.latencyOffset=5s", "-loggerLevel=WARN"]);
            await server._process.WaitUntilAsync("VictoriaMetrics answers", TimeSpan.FromSeconds(30), async () => await server._http.GetStringAsync("health", TestContext.Current.CancellationToken) == "OK");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<PrometheusSeries>> QueryAsync(string expression)
    {
        using JsonDocument answer = JsonDocument.Parse(await _http.GetStringAsync("api/v1/query?query=" + Uri.EscapeDataString(expression), TestContext.Current.CancellationToken));
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(PrometheusSeries.From)];
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
}
