using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The published program as a process of its own on a free port.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly RunningProcess _process;
    private readonly HttpClient _http;
    private readonly string _dataDirectory;

    private PortalProcess(Uri address, RunningProcess process, TemporaryFolder folder, string dataDirectory, NetworkNamespace? inside)
    {
        _folder = folder;
        _dataDirectory = dataDirectory;
        Address = address;
        _process = process;
        _http = LocalHttp.Client(address, inside);
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>With which operators sign in.</summary>
    public string SignInToken => File.ReadAllText(Path.Combine(_dataDirectory, "sign-in-token")).Trim();

    /// <summary>What it logged, the last lines.</summary>
    public string Log => _process.Output;

    /// <summary>Lines that it logged so far.</summary>
    public long LinesLogged => _process.LinesWritten;

    /// <param name="settings">Of section <c>Portal</c>, such as <c>("Docker:Socket", path)</c>. Collectors that aren't named are switched off, so that a test never sees what else runs on the machine.</param>
    public static Task<PortalProcess> StartAsync(params (string Key, string Value)[] settings) => StartAsync(new PortalStart { Settings = settings });

    public static async Task<PortalProcess> StartAsync(PortalStart start)
    {
        PortalProcess portal = await LaunchAsync(start);
        try
        {
            await portal.WaitUntilReadyAsync();
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and does not wait for it.</summary>
    public static async Task<PortalProcess> LaunchAsync(PortalStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        string program = await PublishedPortal.ProgramAsync;
        Uri address = start.Address ?? LocalHttp.FreeAddress();
        TemporaryFolder folder = new();
        Dictionary<string, string> environment = Environment(start, folder);
        (string first, string[] arguments) = start.CommandLine(program, address, environment);
        return new PortalProcess(address, RunningProcess.Start(first, arguments, environment), folder, environment["Portal__DataDirectory"], start.Inside);
    }

    public Task WaitUntilReadyAsync() => _process.WaitUntilAsync("the portal is ready", TimeSpan.FromSeconds(60), IsReadyAsync);

    /// <summary>GET of a path on it, whatever the status.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>GET with headers, whatever the status.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>The text of a metrics route.</summary>
    public Task<string> TextAsync(string path) => _http.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Every sample of a metrics route.</summary>
    public async Task<ScrapedText> ScrapeAsync(string path = "/metrics") => ScrapedText.Parse(await TextAsync(path));

    public void Signal(UnixSignal signal) => _process.Signal(signal);

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.KillTree();

    /// <summary>SIGTERM; answers the exit code.</summary>
    public Task<int> StopAsync() => _process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, string> Environment(PortalStart start, TemporaryFolder folder)
    {
        Dictionary<string, string> environment = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Portal__Host__Name"] = "host-a",
            ["Portal__Docker__Socket"] = "",
            ["Portal__Libvirt__Uri"] = "",
            ["Portal__DataDirectory"] = start.DataDirectory ?? folder.At("data"),
        };
        if (!start.Settings.Any(setting => setting.Key.StartsWith("Testbed:", StringComparison.Ordinal)))
        {
            environment["Portal__Testbed__Root"] = folder.At("no-testbed");
        }

        foreach ((string key, string value) in start.Settings)
        {
            environment["Portal__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        foreach ((string name, string value) in start.Variables)
        {
            environment[name] = value;
        }

        return environment;
    }

    private async Task<bool> IsReadyAsync()
    {
        using HttpResponseMessage answer = await GetAsync("/readyz");
        return answer.IsSuccessStatusCode;
    }
}
