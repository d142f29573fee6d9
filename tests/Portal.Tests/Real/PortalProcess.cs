using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The published program as a process of its own on a free port.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _data;
    private readonly RunningProcess _process;
    private readonly HttpClient _http;

    private PortalProcess(Uri address, RunningProcess process, TemporaryFolder data)
    {
        _data = data;
        Address = address;
        _process = process;
        _http = LocalHttp.Client(address);
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>What it logged, the last lines.</summary>
    public string Log => _process.Output;

    /// <param name="settings">Of section <c>Portal</c>, such as <c>("Docker:Socket", path)</c>. Collectors that aren't named are switched off, so that a test never sees what else runs on the machine.</param>
    public static async Task<PortalProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        string program = await PublishedPortal.ProgramAsync;
        Uri address = LocalHttp.FreeAddress();
        TemporaryFolder data = new();
        Dictionary<string, string> environment = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Portal__Host__Name"] = "host-a",
            ["Portal__Docker__Socket"] = "",
            ["Portal__Libvirt__Uri"] = "",
        };
        if (!settings.Any(setting => setting.Key.StartsWith("Testbed:", StringComparison.Ordinal)))
        {
            environment["Portal__Testbed__Root"] = data.At("no-testbed");
        }

        foreach ((string key, string value) in settings)
        {
            environment["Portal__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        RunningProcess process = RunningProcess.Start("dotnet", [program, "main", "--urls", address.GetLeftPart(UriPartial.Authority)], environment);
        PortalProcess portal = new(address, process, data);
        try
        {
            await process.WaitUntilAsync("the portal is ready", TimeSpan.FromSeconds(60), portal.IsReadyAsync);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>GET of a path on it, whatever the status.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The text of a metrics route.</summary>
    public Task<string> TextAsync(string path) => _http.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Every sample of a metrics route.</summary>
    public async Task<ScrapedText> ScrapeAsync(string path = "/metrics") => ScrapedText.Parse(await TextAsync(path));

    /// <summary>SIGTERM; answers the exit code.</summary>
    public Task<int> StopAsync() => _process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
        _data.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        using HttpResponseMessage answer = await GetAsync("/readyz");
        return answer.IsSuccessStatusCode;
    }
}
