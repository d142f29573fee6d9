using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Debian's node_exporter, the peer that the host's figures and the program's cost are compared with.</summary>
internal sealed class NodeExporter : IAsyncDisposable
{
    private readonly RunningProcess _process;
    private readonly HttpClient _http;

    private NodeExporter(Uri address, RunningProcess process)
    {
        Address = address;
        _process = process;
        _http = LocalHttp.Client(address);
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public static async Task<NodeExporter> StartAsync()
    {
        Uri address = LocalHttp.FreeAddress();
        RunningProcess process = RunningProcess.Start("prometheus-node-exporter", ["--web.listen-address=" + address.Authority, "--log.level=warn"]);
        NodeExporter exporter = new(address, process);
        try
        {
            await process.WaitUntilAsync("node_exporter answers", TimeSpan.FromSeconds(30), async () =>
            {
                using HttpResponseMessage answer = await exporter._http.GetAsync("/", TestContext.Current.CancellationToken);
                return answer.IsSuccessStatusCode;
            });
            return exporter;
        }
        catch
        {
            await exporter.DisposeAsync();
            throw;
        }
    }

    public async Task<ScrapedText> ScrapeAsync() => ScrapedText.Parse(await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
    }
}
