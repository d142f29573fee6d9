using System.Text.Json.Nodes;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program on a testbed of the tests' own, of which all figures are known: its guests run on a stand-in host. Behind a real Nginx, beside a real Prometheus and a stand-in for Grafana.</summary>
public sealed class StandInBed : IAsyncLifetime
{
    /// <summary>A guest whose name would be another variable if it were not encoded; no deployment may be called so.</summary>
    internal const string HostileName = "a&var-project=b";

    /// <summary>Of a deployment; a spreadsheet would count it together.</summary>
    internal const string FormulaName = "=1+1";

    internal const string FormulaAddress = "@SUM(1+1)";

    /// <summary>Clones of <c>node</c>; the last of them is missing, the one before it uses nearly all that it may.</summary>
    internal const int Clones = 12;

    private readonly TestbedFolder _testbed = new();
    private StandInHost? _host;
    private PrometheusServer? _prometheus;
    private StandInGrafana? _grafana;
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    internal StandInGrafana Grafana => _grafana!;

    /// <summary>Of this machine; a guest of host-a takes a third of it.</summary>
    internal static long InstalledMebibytes { get; } = long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    public async ValueTask InitializeAsync()
    {
        DeployAll();
        _host = new StandInHost("host-b", [.. Guests()]);
        Uri portal = LocalHttp.FreeAddress();
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("testbed", portal, "/metrics", HonorLabels: true)], TimeSpan.FromSeconds(1));
        _grafana = new StandInGrafana(_prometheus);
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart
            {
                Address = portal,
                Settings =
                [
                    ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", _host.Authority),
                    ("Testbed:Root", _testbed.Root), ("Docker:Socket", Path.Combine(_testbed.Root, "no-docker.sock")), ("Prometheus:Url", _prometheus.Address.AbsoluteUri),
                ],
            },
            Grafana = _grafana.Upstream,
            HasPrometheus = false, // the stand-in for Grafana asks this bed's own
        });
        Browser = await Browser.StartAsync();
        await _origin.SignInAsync(Browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_origin, _grafana, _prometheus, _host])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }

    private void DeployAll()
    {
        JsonObject campus = new()
        {
            ["vm"] = Planned("host-b", "libvirt", new JsonObject { ["memory_mb"] = 1024, ["cpus"] = 2 }),
            [HostileName] = Planned("host-b", "docker", []),
            ["node"] = Planned("host-b", "docker", new JsonObject { ["scaling"] = new JsonObject { ["count"] = Clones } }),
        };
        foreach (string name in CloneNames().Concat(["web-10", "web-2", "web-1"]))
        {
            campus[name] = Planned("host-b", "docker", []);
        }

        _testbed.DeployGuests("campus", campus);
        _testbed.DeployGuests(FormulaName, new JsonObject { ["sheet"] = Planned("host-b", "docker", [], FormulaAddress) });
        _testbed.DeployGuests("bare", []);
        _testbed.DeployGuests("third", new JsonObject
        {
            ["vm"] = Planned("host-a", "libvirt", new JsonObject { ["memory_mb"] = InstalledMebibytes / 3, ["cpus"] = 1 }),
            ["free"] = Planned("host-a", "docker", []),
        });
    }

    private static IEnumerable<string> CloneNames() => Enumerable.Range(0, Clones).Select(number => $"node-{number}");

    // CPU of clones: 10 %, 12 %, … and one of 96 %.
    private static IEnumerable<StandInGuest> Guests() =>
    [
        new("libvirt", "campus-vm", 0.5) { Vcpus = 2, MemoryMebibytes = 512 },
        new("docker", $"campus-{HostileName}", 0.05),
        new("docker", $"stray-{HostileName}", 0.05),
        new("docker", "campus-web-1", 0.03),
        new("docker", "campus-web-2", 0.02),
        new("docker", "campus-web-10", 0.01),
        .. CloneNames().Take(Clones - 1).Select((name, number) => new StandInGuest("docker", $"campus-{name}", number == Clones - 2 ? 0.96 : 0.1 + (0.02 * number)) { LimitCores = 1, MemoryMebibytes = 100 + (10 * number) }),
    ];

    private static JsonObject Planned(string host, string kind, JsonObject details, string? address = null) => new()
    {
        ["network"] = new JsonArray(new JsonObject { ["switch"] = "sw0", ["ip"] = address ?? "10.77.9.1" }),
        [kind] = details,
        ["testbed_host"] = host,
        ["is_golden_image"] = false,
    };
}
