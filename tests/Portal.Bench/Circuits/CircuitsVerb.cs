using System.Diagnostics;
using System.Globalization;
using Portal.Bench.Rig;
using Portal.Tests.Real;

namespace Portal.Bench.Circuits;

/// <summary>What open tabs cost: many circuits on one page, the list of guests unless another is named, and scrapes with and without them.</summary>
/// <remarks>The circuits are real ones of the published program over WebSockets with compression, as a browser opens them; only the browser is missing, so nothing is drawn. The guests are simulated by the program itself, which costs the same with and without tabs.</remarks>
internal static class CircuitsVerb
{
    // Two minutes: what happens once a minute is not the slowest in a hundred.
    private const int Scrapes = 240;
    private const int ScrapesAfter = 20;
    private static readonly TimeSpan ScrapeEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);

    // A circuit is kept for a browser that comes back.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(RigArguments arguments)
    {
        int tabs = arguments.Number("tabs", 200), guests = arguments.Number("guests", 1000), queries = arguments.Number("queries", 1);
        string path = arguments.Text("page") ?? "/guests";
        await using PortalProcess portal = await PortalProcess.StartAsync(("Demo", "true"), ("Simulate:Hosts", "10"), ("Simulate:Guests", guests.ToString(CultureInfo.InvariantCulture)));
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        ProcessTruth process = new(portal.Id);
        Uri page = new(portal.Address, path);

        // One tab comes and goes first, so that both measurements find the pages compiled; another stays, for a watched cluster is sampled each second.
        await using (await HeadlessTab.OpenAsync(http, page, CancellationToken.None))
        {
            await Task.Delay(Settle);
        }

        await using HeadlessTab first = await HeadlessTab.OpenAsync(http, page, CancellationToken.None);
        await Task.Delay(Settle);
        Measured without = await MeasureAsync(http, portal, process, [], Scrapes);
        List<HeadlessTab> open = [];
        for (int tab = 0; tab < tabs; tab++)
        {
            open.Add(await HeadlessTab.OpenAsync(http, new Uri(page, queries == 1 ? string.Empty : $"?q=cpu>{tab % queries}"), CancellationToken.None));
        }

        await Task.Delay(Settle);
        Measured with = await MeasureAsync(http, portal, process, open, Scrapes);
        int failed = open.Count(tab => tab.Fault is not null);
        string? fault = open.FirstOrDefault(tab => tab.Fault is not null)?.Fault;
        foreach (HeadlessTab tab in open)
        {
            await tab.DisposeAsync();
        }

        // What stays is not the tabs': history that grew meanwhile, and what was compiled for them once.
        await Task.Delay(KeptFor + Settle);
        Measured after = await MeasureAsync(http, portal, process, [], ScrapesAfter);
        Console.WriteLine($"{tabs} tabs on {path} with {guests} guests, {queries} different addresses. {await RigMachine.DescribeAsync()}");
        Console.WriteLine();
        Console.WriteLine("| | 1 tab | all tabs | 1 tab again |");
        Console.WriteLine("|---|---|---|---|");
        Row("Resident (MiB)", measured => measured.ResidentBytes / (1 << 20));
        Row("Scrape, median (ms)", measured => measured.At(0.5));
        Row("Scrape, p99 (ms)", measured => measured.At(0.99));
        Row("CPU (cores)", measured => measured.Cores);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A tab: {(with.ResidentBytes - without.ResidentBytes) / tabs / (1 << 20):0.00} MiB over what was before, {(with.ResidentBytes - after.ResidentBytes) / tabs / (1 << 20):0.00} over what remained (promised: below 1). p99: {(with.At(0.99) / without.At(0.99) - 1) * 100:+0;-0} % (promised: at most +25)."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"In {with.Seconds:0} s a tab got {with.Ticks / (double)tabs:0.0} messages, {with.Bytes / (double)tabs / with.Seconds / 1024:0.00} KiB/s, and {with.Renders / (double)with.Ticks:0.000} renders a message (promised: 0, but for the order every ten seconds)."));
        if (failed > 0)
        {
            Console.WriteLine($"{failed} tabs failed: {fault}");
        }

        return failed == 0 ? 0 : 1;

        void Row(string name, Func<Measured, double> figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {figure(without):0.00} | {figure(with):0.00} | {figure(after):0.00} |"));
    }

    private static async Task<Measured> MeasureAsync(HttpClient http, PortalProcess portal, ProcessTruth process, List<HeadlessTab> tabs, int scrapes)
    {
        Uri metrics = new(portal.Address, "/metrics");
        (int ticks, int renders, long bytes) = Count(tabs);
        double cpu = process.CpuSeconds();
        long start = Stopwatch.GetTimestamp();
        List<double> milliseconds = [];
        List<double> resident = [];
        using PeriodicTimer timer = new(ScrapeEvery);
        for (int scrape = 0; scrape < scrapes; scrape++)
        {
            long asked = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(metrics);
            milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            resident.Add(process.ResidentBytes());
            await timer.WaitForNextTickAsync();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (int ticksNow, int rendersNow, long bytesNow) = Count(tabs);
        return new Measured([.. milliseconds.Order()], resident.Average(), (process.CpuSeconds() - cpu) / seconds, seconds, ticksNow - ticks, rendersNow - renders, bytesNow - bytes);
    }

    private static (int Ticks, int Renders, long Bytes) Count(List<HeadlessTab> tabs) => (tabs.Sum(tab => tab.Ticks), tabs.Sum(tab => tab.Renders), tabs.Sum(tab => tab.BytesReceived));

    private sealed record Measured(double[] Milliseconds, double ResidentBytes, double Cores, double Seconds, int Ticks, int Renders, long Bytes)
    {
        public double At(double part) => Milliseconds[(int)(part * (Milliseconds.Length - 1))];
    }
}
