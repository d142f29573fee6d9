using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>A host whose counters go back though it did not boot.</summary>
[Collection(FaultCollection.Name)]
[Trait("Category", "Real")]
public sealed class FallingCounterTests(FaultBed bed)
{
    private const string GuestCpu = "testbed_guest_cpu_seconds_total";

    private const string Series = $$"""{{GuestCpu}}{project="{{FaultBed.Project}}"}[20s]""";

    // The one host with a guest that the gauges of TestbedOS tell of.
    private PeerInBed Host => bed.Bystanders[0];

    [Fact]
    [Row("H13")]
    public async Task Counters_that_fall_are_told_as_they_are_and_make_no_rate()
    {
        MovingCounters counters = new(Host.Host);
        await new FaultRow(bed, Host).AssertAsync(new FaultVariant("counts backwards", () =>
        {
            Host.Peer.Become(PeerScript.Healthy(_ => counters.Document()), keepConnections: true);
            return Task.CompletedTask;
        })
        { MeanwhileAsync = _ => AssertNoSpikeAsync(counters) });
    }

    private async Task AssertNoSpikeAsync(MovingCounters counters)
    {
        await GaugesAsync("they rise", both: true);
        await Until.HoldsAsync("Prometheus has the series of the whole window", TimeSpan.FromSeconds(40), async () =>
        {
            double missing = await MissingSamplesAsync();
            return missing <= 1 ? null : $"{missing} of its samples are missing";
        });
        double highest = await GuestCpuAsync();
        counters.Turn();
        await GaugesAsync("they fall", both: false);
        await PageAsync("there is no rate", figure => figure == "–");
        await Until.HoldsAsync("a scrape tells the lower value", TimeSpan.FromSeconds(5), async () => await GuestCpuAsync() is var now && now < highest ? null : $"{now} s, {highest} s before");
        await Until.HoldsAsync("Prometheus has seen it fall", TimeSpan.FromSeconds(10), async () => await bed.Prometheus.ValueAsync($"resets({Series})") >= 1);
        counters.Turn();
        await GaugesAsync("they rise again", both: true);
        await PageAsync("there is a rate again", figure => figure.StartsWith("25", StringComparison.Ordinal));
        await AssertPrometheusCopesAsync();
    }

    /// <summary>Awaits both gauges, or neither; whatever they are on the way, it is possible.</summary>
    private Task GaugesAsync(string what, bool both) => Until.HoldsAsync(what, TimeSpan.FromSeconds(10), async () =>
    {
        double? host = await GaugeAsync("hosts", "testbed_host_cpu");
        double? guest = await GaugeAsync("docker", "testbed_guest_cpu");
        Assert.True(host is null or (>= 0 and <= MovingCounters.BusyPercent + 1), $"The host's gauge is {host} %.");
        Assert.True(guest is null or (>= 0 and <= MovingCounters.GuestPercent * 1.5), $"The guest's gauge is {guest} %.");
        return both == host is not null && both == guest is not null ? null : $"host {host} %, guest {guest} %";
    });

    private async Task<double?> GaugeAsync(string family, string name) =>
        (await bed.Main.ScrapeAsync("/api/metrics/prometheus/" + family)).Named(name).SingleOrDefault(sample => sample.Labels.Values.Contains(Host.Name))?.Value; // the guest's project has its host's name

    private async Task<double> GuestCpuAsync() =>
        (await bed.Main.ScrapeAsync()).Named(GuestCpu).Single(sample => sample["project"] == FaultBed.Project).Value;

    private Task PageAsync(string what, Func<string, bool> isRight) => Until.HoldsAsync($"on the page {what}", TimeSpan.FromSeconds(16), async () =>
    {
        using HttpResponseMessage answer = await bed.Main.GetAsync("/hosts/" + Host.Name);
        IDocument page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        (string Label, string Text)[] figures = [.. page.QuerySelectorAll(".figure").Select(figure => (figure.QuerySelector("dt")!.TextContent.Trim(), figure.QuerySelector("dd .live")!.TextContent.Trim()))];
        Assert.DoesNotContain(figures, figure => figure.Text.Length > 1 && figure.Text[0] is '-' or '−');
        string busy = figures.First(figure => figure.Label == "Busy").Text;
        string received = figures.First(figure => figure.Label == "Received").Text;
        return isRight(busy) && received == "–" == (busy == "–") ? null : $"busy {busy}, received {received}";
    });

    // Each fall is a reset to it, so an increase is never negative; and no scrape lacks the series.
    private async Task AssertPrometheusCopesAsync()
    {
        Assert.True(await bed.Prometheus.ValueAsync($"increase({Series})") >= 0);
        Assert.InRange(await MissingSamplesAsync(), -1, 1); // one may be stored between the two questions
    }

    private async Task<double> MissingSamplesAsync() =>
        await bed.Prometheus.ValueAsync("count_over_time(up[20s])") - await bed.Prometheus.ValueAsync($"sum(count_over_time({Series})) or vector(0)");
}
