using Portal.Tests.Support;

namespace Portal.Tests.Real.Clusters;

/// <summary>A main host and two clients that joined with tokens, each in a network of its own behind one switch, each with an engine and containers; a real Prometheus beside the main host.</summary>
public sealed class ThreePortals : IAsyncLifetime
{
    internal const string Project = "trial";
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly TestbedFolder _testbed = new();
    private readonly Dictionary<string, DockerContainer> _burning = [];
    private NetworkNamespace? _hub;
    private WireTap? _tap;
    private TruthRecorder? _truth;

    internal ClusterHost Main { get; private set; } = null!;

    internal IReadOnlyList<ClusterHost> Clients { get; private set; } = [];

    internal IEnumerable<ClusterHost> Hosts => [Main, .. Clients];

    internal PrometheusServer Prometheus { get; private set; } = null!;

    internal TruthRecorder Truth => _truth!;

    internal WireTap Tap => _tap!;

    internal List<string> Tokens { get; } = [];

    public async ValueTask InitializeAsync()
    {
        _hub = await NetworkNamespace.CreateAsync("hub");
        await _hub.RunAsync("ip", "link", "add", "switch", "type", "bridge");
        await _hub.RunAsync("ip", "link", "set", "switch", "up");
        Main = await ClusterHost.CreateAsync("host-a", "10.77.40.1", _hub);
        Clients = [await ClusterHost.CreateAsync("host-b", "10.77.40.2", _hub), await ClusterHost.CreateAsync("host-c", "10.77.40.3", _hub)];
        _testbed.Deploy(Project, [.. Hosts.Select(host => (GuestOn(host), "docker", host.Name))]);
        foreach (ClusterHost host in Hosts)
        {
            _burning[host.Name] = await host.Docker.RunScriptAsync($"{Project}-{GuestOn(host)}", "while :; do :; done", "--cpus=0.2");
            await host.Docker.RunScriptAsync($"idle-{host.Name}", "sleep 100000");
        }

        _tap = WireTap.On(_hub);
        Main.Settings = [("Testbed:Root", _testbed.Root), ("Cluster:Listen", Main.Address + ":3356")];
        await Main.StartAsync("main");
        foreach (ClusterHost client in Clients)
        {
            client.Settings = [("Cluster:Main", Main.Address)];
            await client.StartAsync("client", ("Cluster:JoinToken", await TokenForAsync(client.Name)));
        }

        _truth = new TruthRecorder(_burning.ToDictionary(pair => pair.Key, pair => (Func<double>)new KernelTruth(pair.Value.ProcessId).CpuSeconds));
        Prometheus = await PrometheusServer.StartAsync([new ScrapeJob("portal", Main.Portal.Address, "/metrics")], Interval, Main.Network);
        await AllUpAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_truth, Prometheus, .. Clients, Main, _tap, _hub])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }

    internal static string GuestOn(ClusterHost host) => "burn-" + host.Name;

    /// <summary>A join token as <c>portal join-token</c> prints it on the main host.</summary>
    internal async Task<string> TokenForAsync(string? host)
    {
        string token = await JoinToken.PrintAsync(Main.DataDirectory, host);
        Tokens.Add(token);
        return token;
    }

    internal Task AllUpAsync(TimeSpan deadline) => Until.HoldsAsync("all three hosts are up", deadline, async () =>
    {
        ScrapedSample[] up = [.. (await Main.Portal.ScrapeAsync()).Named("testbed_host_up")];
        return up.Length == 3 && up.All(sample => sample.Value == 1) ? null : string.Join('\n', [.. up.Select(sample => sample.Line), .. Hosts.Select(host => $"--- {host.Name} logged:\n{host.Portal.Log}")]);
    });
}
