using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Twenty containers with known loads on a real engine, the program that measures them, and a real Prometheus that scrapes every route of it every 5 s.</summary>
public sealed class DockerBed : IAsyncLifetime
{
    internal const int PingCount = 6000;
    internal const int PingFrameBytes = 14 + 20 + 8 + 1400; // Ethernet, IPv4 and ICMP headers, then the data
    internal const int WriteBlockBytes = 25 << 20;
    internal const int HeldBytes = 256 << 20;

    internal static readonly string[] Routes =
    [
        "/metrics", "/metrics/hosts", "/metrics/guests", "/metrics/guests/docker", "/metrics/self",
        "/api/metrics/prometheus/hosts", "/api/metrics/prometheus/docker", "/api/metrics/prometheus/libvirt", "/api/metrics/prometheus/android",
    ];

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly TestbedFolder _testbed = new();
    private readonly Dictionary<string, DockerContainer> _containers = [];
    private DockerDaemon? _docker;
    private PortalProcess? _portal;
    private PrometheusServer? _prometheus;
    private TruthRecorder? _truth;

    internal DockerDaemon Docker => _docker!;

    internal PortalProcess Portal => _portal!;

    internal PrometheusServer Prometheus => _prometheus!;

    internal TruthRecorder Truth => _truth!;

    /// <summary>When the measured half minute ended.</summary>
    internal DateTimeOffset MeasuredAt { get; private set; }

    internal DockerStatistics? BurnBefore { get; private set; }

    internal DockerStatistics? BurnAfter { get; private set; }

    /// <summary>The program's own words at the moments of the engine's statistics.</summary>
    internal ScrapedText? ScrapeBefore { get; private set; }

    internal ScrapedText? ScrapeAfter { get; private set; }

    internal DockerStatistics? HoldAfter { get; private set; }

    internal DockerContainer this[string name] => _containers[name];

    public async ValueTask InitializeAsync()
    {
        _testbed.Deploy("load", ("burn", "docker"), ("hold", "docker"), ("write", "docker"), ("send", "docker"), ("receive", "docker"),
            ("slow", "docker"), ("exit", "docker"), ("oom", "docker"), ("never-started", "docker"));
        _docker = await DockerDaemon.StartAsync();
        _portal = await PortalProcess.StartAsync(("Docker:Socket", _docker.Socket), ("Testbed:Root", _testbed.Root));
        _prometheus = await PrometheusServer.StartAsync([.. Routes.Select(route => new ScrapeJob(route.Trim('/').Replace('/', '-'), _portal.Address, route))]);
        await StartLoadsAsync();
        _truth = RecordTruth();
        // Counted from here: while the loads started, which takes a busy machine a minute, Prometheus has scraped the first of them already.
        DateTimeOffset recordedFrom = TimeProvider.System.GetUtcNow();
        await ScrapesAsync(2, recordedFrom); // loads settle before the half minute that is judged
        BurnBefore = await DockerApi.StatisticsAsync(_containers["burn"]);
        ScrapeBefore = await _portal.ScrapeAsync();
        await ScrapesAsync(2 + (int)(Window / PrometheusServer.DefaultInterval) + 1, recordedFrom);
        MeasuredAt = TimeProvider.System.GetUtcNow();
        BurnAfter = await DockerApi.StatisticsAsync(_containers["burn"]);
        ScrapeAfter = await _portal.ScrapeAsync();
        HoldAfter = await DockerApi.StatisticsAsync(_containers["hold"]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_truth, _prometheus, _portal, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }

    private async Task StartLoadsAsync()
    {
        await StartAsync("load-burn", "while :; do :; done");
        await StartAsync("load-hold", "dd if=/dev/zero bs=256M count=1 2>/dev/null | sleep 100000"); // dd holds its block until somebody reads, and nobody does
        await StartAsync("load-write", "while :; do dd if=/dev/zero of=/data bs=1M count=25 oflag=direct conv=notrunc 2>/dev/null && echo x >>/count; usleep 470000; done", await CountedDisk.OptionsAsync());
        await StartAsync("load-slow", "while :; do :; done", "--cpus=0.2");
        await StartAsync("load-exit", "exit 3");
        await StartAsync("load-oom", "dd if=/dev/zero of=/dev/null bs=64M count=1", "--memory=32m");
        await StartAsync("load-receive", "sleep 100000");
        await StartAsync("load-send", $"while [ ! -e /sys/class/net/eth0 ]; do usleep 50000; done; usleep 500000; ping -q -s 1400 -i 0.01 -c {PingCount} {Veth.SecondAddress}; sleep 100000");
        await Veth.ConnectAsync(_containers["send"].ProcessId, _containers["receive"].ProcessId);
        await StartAsync("restarted", "while :; do :; done", "--cpus=0.1");
        for (int index = _containers.Count; index < 20; index++)
        {
            await StartAsync($"idle-{index}", "sleep 100000");
        }
    }

    private async Task StartAsync(string name, string script, params string[] options) =>
        _containers[name.Replace("load-", "", StringComparison.Ordinal)] = await _docker!.RunScriptAsync(name, script, options);

    private Task ScrapesAsync(int count, DateTimeOffset since) =>
        Until.HoldsAsync($"Prometheus has scraped the burning container {count} times", TimeSpan.FromMinutes(2), async () =>
            (await _prometheus!.QueryAsync("""testbed_guest_cpu_seconds_total{job="metrics",guest="burn"}[5m]""")) is [{ Points: var points }]
                ? points.Count(point => point.At > since) is var scrapes && scrapes >= count ? null : $"{scrapes} scrapes"
                : "no series; the program logged:\n" + _portal!.Log);

    private TruthRecorder RecordTruth()
    {
        KernelTruth burn = new(_containers["burn"].ProcessId);
        KernelTruth slow = new(_containers["slow"].ProcessId);
        KernelTruth write = new(_containers["write"].ProcessId);
        KernelTruth send = new(_containers["send"].ProcessId);
        return new TruthRecorder(new Dictionary<string, Func<double>>
        {
            ["burn"] = burn.CpuSeconds,
            ["slow"] = slow.CpuSeconds,
            ["throttled"] = slow.ThrottledSeconds,
            ["write"] = write.WrittenBytes,
            ["send"] = () => send.NetworkBytes("eth0").Sent,
            ["receive"] = () => send.NetworkBytes("eth0").Received,
        });
    }
}
