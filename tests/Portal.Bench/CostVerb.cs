using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Portal.Tests.Real;

[assembly: SupportedOSPlatform("linux")]

namespace Portal.Bench;

/// <summary>What a scrape costs, beside node_exporter on the same machine at the same time: a host with idle containers, both scraped in turn.</summary>
/// <remarks>CPU time is the whole process's (user and system, <c>/proc/&lt;pid&gt;/stat</c>), so what a program does between scrapes counts too. Needs root, dockerd, busybox-static and prometheus-node-exporter.</remarks>
internal static class CostVerb
{
    private const int Containers = 40;
    private const int WarmUps = 400; // the runtime compiles hot methods a second and a third time in the first two minutes
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300); // longer than a snapshot is shared, so each scrape collects

    public static async Task<int> RunAsync(int scrapes)
    {
        await using DockerDaemon docker = await DockerDaemon.StartAsync();
        for (int index = 0; index < Containers; index++)
        {
            await docker.RunScriptAsync($"idle-{index}", "sleep 100000");
        }

        await using PortalProcess portal = await PortalProcess.StartAsync(("Docker:Socket", docker.Socket));
        await using NodeExporter node = await NodeExporter.StartAsync();
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        Peer[] peers = [new("portal /metrics", portal.Id, new Uri(portal.Address, "/metrics")), new("node_exporter", node.Id, new Uri(node.Address, "/metrics"))];
        await ScrapeAsync(http, peers, WarmUps);
        foreach (Peer peer in peers)
        {
            peer.Begin();
        }

        await ScrapeAsync(http, peers, scrapes);
        foreach (Peer peer in peers)
        {
            peer.End();
        }

        Console.WriteLine($"{Containers} idle containers, {scrapes} scrapes of each in turn, {Environment.ProcessorCount} CPUs, {DateTimeOffset.UtcNow:yyyy-MM-dd}, kernel {Environment.OSVersion.Version}");
        Console.WriteLine();
        Console.WriteLine("| Exporter | Series | CPU a scrape (ms) | CPU a series (µs) | Median scrape (ms) | Resident (MiB) |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (Peer peer in peers)
        {
            Console.WriteLine(peer.Row(scrapes));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU a series, portal ÷ node_exporter: {peers[0].MicrosecondsPerSeries(scrapes) / peers[1].MicrosecondsPerSeries(scrapes):0.000} (promised: below 0.25)"));

        return 0;
    }

    private static async Task ScrapeAsync(HttpClient http, Peer[] peers, int scrapes)
    {
        using PeriodicTimer timer = new(Pause);
        for (int scrape = 0; scrape < scrapes; scrape++)
        {
            foreach (Peer peer in peers)
            {
                await peer.ScrapeAsync(http);
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private sealed class Peer(string name, int processId, Uri address)
    {
        private readonly ProcessTruth _process = new(processId);
        private readonly List<double> _milliseconds = [];
        private double _cpuSeconds;
        private double _ended;
        private int _series;

        public void Begin()
        {
            _milliseconds.Clear();
            _cpuSeconds = _process.CpuSeconds();
        }

        public async Task ScrapeAsync(HttpClient http)
        {
            long start = Stopwatch.GetTimestamp();
            string text = await http.GetStringAsync(address);
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _series = ScrapedText.Parse(text).Samples.Count;
        }

        public double MicrosecondsPerSeries(int scrapes) => (_ended - _cpuSeconds) * 1e6 / scrapes / _series;

        /// <summary>Before the first row is printed: that costs time in which the peers go on.</summary>
        public void End() => _ended = _process.CpuSeconds();

        public string Row(int scrapes)
        {
            double perScrape = (_ended - _cpuSeconds) * 1000 / scrapes;
            double median = _milliseconds.Order().ElementAt(_milliseconds.Count / 2);
            return string.Create(CultureInfo.InvariantCulture, $"| {name} | {_series} | {perScrape:0.00} | {MicrosecondsPerSeries(scrapes):0.00} | {median:0.0} | {_process.ResidentBytes() / (1 << 20):0} |");
        }
    }
}
