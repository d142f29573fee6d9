using System.Globalization;
using System.Text;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.Bench.Rig;

/// <summary>The published program as the main host of many simulated ones, scraped as Prometheus does it. Every answer is checked: each healthy host up, with all its series.</summary>
/// <remarks>The hosts are a process of their own, so the program's figures are its own. Hosts named by <c>--hang</c> are made to hang in the second part and answer again in the third; <c>--faulty</c> puts hosts beside them that do everything wrong.</remarks>
internal sealed class RigVerb
{
    private const int WarmUps = 8;
    private readonly RigArguments _arguments;
    private readonly int _hosts;
    private readonly int _guests;
    private readonly TimeSpan _interval;
    private readonly MemoryStream _buffer = new(96 * 1024 * 1024);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly List<string> _memory = [];
    private int[] _whole = [];

    private RigVerb(RigArguments arguments)
    {
        _arguments = arguments;
        _hosts = arguments.Number("hosts", 100);
        _guests = arguments.Number("guests", 100);
        _interval = TimeSpan.FromSeconds(arguments.Number("interval", 5));
    }

    public static Task<int> RunAsync(RigArguments arguments) => new RigVerb(arguments).RunAsync();

    private async Task<int> RunAsync()
    {
        int scrapes = _arguments.Number("scrapes", 30), hanging = _arguments.Number("hang", 0), faulty = _arguments.Number("faulty", 0);
        bool mutual = _arguments.Flag("tls", otherwise: true);
        using RigTestbed testbed = new(_hosts, _guests);
        using TemporaryFolder data = new();
        using RigKeys? keys = mutual ? RigKeys.Make(data.Path, [.. Enumerable.Range(0, _hosts).Select(RigNames.Host), .. Enumerable.Range(0, faulty).Select(RigNames.Faulty)]) : null;
        await using RigPeers peers = await RigPeers.StartAsync(_hosts, _guests, keys?.Certificates);
        await using RigFaulty faults = RigFaulty.Start(faulty, keys?.Certificates);
        await using PortalProcess portal = await PortalProcess.StartAsync([.. Settings(peers, testbed, data, mutual), .. faults.Settings]);
        ProcessTruth process = new(portal.Id);

        await ScrapeAsync(new RigRow("warm-up"), portal, process, WarmUps, 0, check: false);
        List<RigRow> rows = [await ScrapeAsync(new RigRow(faulty == 0 ? "all answer" : $"all answer, {faulty} faulty beside"), portal, process, scrapes, 0)];
        if (hanging > 0)
        {
            await peers.HangAsync(hanging);
            rows.Add(await ScrapeAsync(new RigRow($"{hanging} hang"), portal, process, scrapes, hanging));
            await peers.HangAsync(0);
            rows.Add(await RecoverAsync(portal, process));
            rows.Add(await ScrapeAsync(new RigRow("all answer again"), portal, process, scrapes, 0));
        }

        await ReportAsync(rows, portal, mutual);
        return rows.Sum(row => row.Wrong) == 0 ? 0 : 1;
    }

    private IEnumerable<(string Key, string Value)> Settings(RigPeers peers, RigTestbed testbed, TemporaryFolder data, bool mutual)
    {
        yield return ("Testbed:StateFiles", testbed.Path);
        yield return ("DataDirectory", data.Path);
        yield return ("Cluster:Security", mutual ? "Mutual" : "None");
        yield return ("Cluster:Networks", "127.0.0.0/8");
        yield return ("Cluster:Listen", $"127.0.0.1:{FreePort.Next()}");
        // Both kinds are registered and find nothing of their own here.
        yield return ("Docker:Socket", data.At("no-docker.sock"));
        yield return ("Libvirt:Uri", "test:///default");
        for (int host = 0; host < _hosts; host++)
        {
            yield return ($"Cluster:Hosts:{RigNames.Host(host)}", $"127.0.0.1:{peers.Ports[host]}");
        }
    }

    private async Task<RigRow> ScrapeAsync(RigRow row, PortalProcess portal, ProcessTruth process, int scrapes, int hanging, bool check = true)
    {
        using PeriodicTimer timer = new(_interval);
        double cpu = process.CpuSeconds();
        for (int scrape = 0; scrape < scrapes; scrape++)
        {
            RigScrape taken = await TakeAsync(portal);
            if (!check)
            {
                _whole = taken.SeriesOf;
            }

            bool isWhole = IsWhole(taken, hanging);
            row.Add(taken, isWhole, process);
            if (check && !isWhole)
            {
                Console.Error.WriteLine(Wrong(row, taken, hanging));
                if (row.Wrong == 1)
                {
                    Console.Error.WriteLine(string.Join('\n', portal.Log.Split('\n').TakeLast(5)));
                }
            }

            _memory.Add(string.Create(CultureInfo.InvariantCulture, $"{process.ResidentBytes() / 1e6:0}"));
            await timer.WaitForNextTickAsync();
        }

        row.CpuSeconds = process.CpuSeconds() - cpu;
        return row;
    }

    private async Task<RigRow> RecoverAsync(PortalProcess portal, ProcessTruth process)
    {
        RigRow row = new("until all are back");
        using PeriodicTimer timer = new(_interval);
        double cpu = process.CpuSeconds();
        RigScrape taken;
        do
        {
            await timer.WaitForNextTickAsync();
            taken = await TakeAsync(portal);
            row.Add(taken, isWhole: true, process);
        }
        while (!IsWhole(taken, 0) && row.Milliseconds.Count < 20);
        row.CpuSeconds = process.CpuSeconds() - cpu;
        return row;
    }

    private Task<RigScrape> TakeAsync(PortalProcess portal) => RigScrape.TakeAsync(_http, new Uri(portal.Address, Routes.Metrics), _hosts, _buffer, CancellationToken.None);

    private bool IsWhole(RigScrape scrape, int hanging) =>
        Enumerable.Range(hanging, _hosts - hanging).All(host => scrape.Up[host] && scrape.SeriesOf[host] == _whole[host] && _whole[host] > _guests);

    private string Wrong(RigRow row, RigScrape scrape, int hanging) =>
        $"{row.Name}, scrape {row.Milliseconds.Count}: {scrape.HostsUp} hosts up; " + string.Join(", ", Enumerable.Range(hanging, _hosts - hanging)
            .Where(host => !scrape.Up[host] || scrape.SeriesOf[host] != _whole[host])
            .Take(5)
            .Select(host => $"{RigNames.Host(host)}: up {scrape.Up[host]}, {scrape.SeriesOf[host]} series, not {_whole[host]}"));

    private async Task ReportAsync(List<RigRow> rows, PortalProcess portal, bool mutual)
    {
        RigScrape last = await TakeAsync(portal);
        StringBuilder report = new();
        report.AppendLine(CultureInfo.InvariantCulture, $"{_hosts} hosts × {_guests} guests, {(mutual ? "TLS both ways" : "plain HTTP")}, a scrape every {_interval.TotalSeconds:0} s: {last.Series} series, {last.Bytes / 1e6:0.0} MB. {await RigMachine.DescribeAsync()}");
        report.AppendLine().AppendLine(RigRow.Header);
        foreach (RigRow row in rows)
        {
            report.AppendLine(row.ToString());
        }

        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Resident memory at each scrape (MB): {string.Join(' ', _memory)}");
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"At the end: {Directory.GetFiles($"/proc/{portal.Id}/fd").Length} descriptors, {Directory.GetDirectories($"/proc/{portal.Id}/task").Length} threads.");
        Console.Write(report);
        if (_arguments.Text("report") is { } path)
        {
            await File.WriteAllTextAsync(path, "# Load rig\n\n" + report);
        }
    }
}
