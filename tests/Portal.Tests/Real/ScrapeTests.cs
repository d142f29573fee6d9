namespace Portal.Tests.Real;

/// <summary>Every route, as a real Prometheus sees it while containers live on it.</summary>
[Collection(DockerCollection.Name)]
[Trait("Category", "Real")]
public sealed class ScrapeTests(DockerBed bed)
{
    public static TheoryData<string> Routes => [.. DockerBed.Routes];

    [Fact]
    public async Task Prometheus_had_no_error_with_any_route()
    {
        IReadOnlyList<PrometheusTarget> targets = await bed.Prometheus.TargetsAsync();
        Assert.Equal(DockerBed.Routes.Length, targets.Count);
        Assert.All(targets, target => Assert.Equal(("up", ""), (target.Health, target.LastError)));
        IReadOnlyList<PrometheusSeries> worst = await bed.Prometheus.QueryAsync("min_over_time(up[5m])");
        Assert.Equal(DockerBed.Routes.Length, worst.Count);
        Assert.All(worst, series => Assert.Equal(1, series.Value));
    }

    [Fact]
    public async Task Prometheus_dropped_no_sample() =>
        Assert.All(
            await bed.Prometheus.QueryAsync("scrape_samples_scraped - scrape_samples_post_metric_relabeling"),
            series => Assert.Equal(0, series.Value));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Promtool_accepts_the_text_of(string route)
    {
        string text = await bed.Portal.TextAsync(route);
        await Promtool.AcceptsAsync(text, route);
    }

    [Fact]
    public async Task The_whole_is_its_three_parts()
    {
        // Names with labels, without values: they change between two scrapes.
        async Task<HashSet<string>> SeriesAsync(params string[] routes)
        {
            HashSet<string> series = [];
            foreach (string route in routes)
            {
                foreach (ScrapedSample sample in (await bed.Portal.ScrapeAsync(route)).Samples)
                {
                    Assert.True(series.Add(sample.Line[..sample.Line.LastIndexOf(' ')]), $"{route} repeats {sample.Line}");
                }
            }

            return series;
        }

        // Families about answers exist from the first answer on, for each endpoint.
        await SeriesAsync("/metrics");
        await SeriesAsync("/metrics/hosts", "/metrics/guests", "/metrics/self");
        HashSet<string> parts = await SeriesAsync("/metrics/hosts", "/metrics/guests", "/metrics/self");
        HashSet<string> whole = await SeriesAsync("/metrics");
        Assert.Empty(whole.Except(parts));
        Assert.Empty(parts.Except(whole));
    }
}
