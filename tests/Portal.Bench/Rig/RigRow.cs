using System.Globalization;
using Portal.Tests.Real;

namespace Portal.Bench.Rig;

/// <summary>Figures of a run of scrapes in one state of the cluster: a row of the report.</summary>
internal sealed class RigRow(string name)
{
    private readonly List<double> _milliseconds = [];

    public string Name => name;

    public int Wrong { get; private set; }

    public double CpuSeconds { get; set; }

    public long PeakResidentBytes { get; private set; }

    public IReadOnlyList<double> Milliseconds => _milliseconds;

    public double P99 => At(0.99);

    public void Add(RigScrape scrape, bool isWhole, ProcessTruth process)
    {
        _milliseconds.Add(scrape.Milliseconds);
        Wrong += isWhole ? 0 : 1;
        PeakResidentBytes = Math.Max(PeakResidentBytes, (long)process.ResidentBytes());
    }

    public static string Header =>
        "| State | Scrapes | Not whole | p50 (ms) | p95 (ms) | p99 (ms) | Most (ms) | CPU a scrape (ms) | Resident, most (MB) | First six (ms) |\n|---|---|---|---|---|---|---|---|---|---|";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {_milliseconds.Count} | {Wrong} | {At(0.5):0} | {At(0.95):0} | {At(0.99):0} | {_milliseconds.Max():0} | {CpuSeconds * 1000 / _milliseconds.Count:0} | {PeakResidentBytes / 1e6:0} | {string.Join(' ', _milliseconds.Take(6).Select(each => each.ToString("0", CultureInfo.InvariantCulture)))} |");

    private double At(double quantile) => _milliseconds.Order().ElementAt(Math.Min(_milliseconds.Count - 1, (int)(quantile * _milliseconds.Count)));
}
