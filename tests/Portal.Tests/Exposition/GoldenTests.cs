using Portal.Exposition;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

public sealed class GoldenTests : IDisposable
{
    private readonly TestRenderer _renderer = new();

    [Fact]
    public void Metrics_as_text() => GoldenFile.AssertEqual("metrics.txt", _renderer.Render(ExampleCluster.Snapshot));

    [Fact]
    public void Metrics_as_OpenMetrics() => GoldenFile.AssertEqual("metrics.openmetrics.txt", _renderer.Render(ExampleCluster.Snapshot, ExpositionFormat.OpenMetrics));

    [Fact]
    public void A_second_answer_from_kept_labels_is_the_same()
    {
        string first = _renderer.Render(ExampleCluster.Snapshot);

        Assert.Equal(first, _renderer.Render(ExampleCluster.Snapshot));
    }

    [Fact]
    public void Hosts_guests_and_self_together_are_the_whole()
    {
        string[] parts =
        [
            _renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Hosts),
            _renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Guests),
            _renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Deployments),
            _renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Collectors),
            _renderer.Render(ExampleCluster.Snapshot, parts: ExpositionParts.Fanout),
        ];

        Assert.Equal(_renderer.Render(ExampleCluster.Snapshot), string.Concat(parts));
    }

    [Theory]
    [InlineData("hosts", null)]
    [InlineData("libvirt", "libvirt")]
    [InlineData("docker", "docker")]
    [InlineData("android", "android")]
    public void Gauges_of_TestbedOS(string route, string? kind) => GoldenFile.AssertEqual(
        $"gauges-{route}.txt",
        _renderer.Render(ExampleCluster.Snapshot, parts: kind is null ? ExpositionParts.TestbedHosts : ExpositionParts.TestbedGuests, kind: kind));

    public void Dispose() => _renderer.Dispose();
}
