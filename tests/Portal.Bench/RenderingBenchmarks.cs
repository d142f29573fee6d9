using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;
using Portal.Exposition.Text;

namespace Portal.Bench;

/// <summary>What a scrape of about 10,000 series costs once its snapshot is there. The target: 0.3 ms per 10,000, nothing allocated per series.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks : IDisposable
{
    private readonly ProgramMeters _meters = new();
    private readonly ClusterSnapshot[] _snapshots = [SimulatedCluster.Snapshot(0), SimulatedCluster.Snapshot(1)];
    private readonly MetricsRenderer _renderer;
    private int _turn;

    public RenderingBenchmarks()
    {
        OwnProcess process = new(TimeProvider.System);
        _renderer = new MetricsRenderer(new LabelCache(TimeProvider.System), _meters, process, new ExpositionCounters(), Options.Create(new PortalOptions()), TimeProvider.System);
    }

    /// <summary>So that time and bytes per series can be told.</summary>
    public long Series { get; private set; }

    [GlobalSetup]
    public void Setup()
    {
        Text();
        Console.WriteLine($"// {Series} series");
    }

    /// <summary>Two snapshots in turn, as two scrapes see two: labels must be compared, not taken for known.</summary>
    [Benchmark]
    public int Text() => Render(ExpositionFormat.Text);

    [Benchmark]
    public int OpenMetrics() => Render(ExpositionFormat.OpenMetrics);

    public void Dispose() => _meters.Dispose();

    private int Render(ExpositionFormat format)
    {
        ExpositionRequest request = new(ExpositionEndpoint.All, ExpositionParts.All & ~ExpositionParts.Self) { Format = format };
        using RenderedAnswer answer = _renderer.Render(_snapshots[_turn++ & 1], request);
        Series = answer.Series;
        return answer.Bytes;
    }
}
