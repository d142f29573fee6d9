using System.Text;
using Microsoft.Extensions.Options;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Exposition;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;
using Portal.Exposition.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Exposition;

/// <summary>A renderer with a clock that stands still, so that the same snapshot always gives the same bytes.</summary>
internal sealed class TestRenderer : IDisposable
{
    private readonly MetricsRenderer _renderer;

    public TestRenderer(ExporterSection? exporter = null)
    {
        Labels = new LabelCache(Clock);
        IOptions<PortalOptions> options = Options.Create(new PortalOptions { Exporter = exporter ?? new ExporterSection { Details = true } });
        _renderer = new MetricsRenderer(Labels, Meters, new OwnProcess(Clock), Counters, options, Clock);
    }

    public ManualTimeProvider Clock { get; } = new();

    public LabelCache Labels { get; }

    public ProgramMeters Meters { get; } = new();

    public ExpositionCounters Counters { get; } = new();

    /// <summary>Everything but the program's own figures, which differ from run to run.</summary>
    public const ExpositionParts Repeatable = ExpositionParts.All & ~ExpositionParts.Self;

    public string Render(ClusterSnapshot snapshot, ExpositionFormat format = ExpositionFormat.Text, ExpositionParts parts = Repeatable, string? kind = null) =>
        Render(snapshot, new ExpositionRequest(ExpositionEndpoint.All, parts, kind) { Format = format });

    public string Render(ClusterSnapshot snapshot, ExpositionRequest request)
    {
        using RenderedAnswer answer = _renderer.Render(snapshot, request);
        using MemoryStream text = new();
        Append(answer, text);
        while (!answer.IsWhole)
        {
            answer.Continue();
            Append(answer, text);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Append(RenderedAnswer answer, MemoryStream text)
    {
        foreach (ReadOnlyMemory<byte> segment in answer.Segments)
        {
            text.Write(segment.Span);
        }
    }

    public void Dispose() => Meters.Dispose();
}
