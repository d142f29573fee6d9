using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Containers that come, go and start again under a real Prometheus.</summary>
[Collection(DockerCollection.Name)]
[Trait("Category", "Real")]
public sealed class DockerLifeTests(DockerBed bed)
{
    [Fact]
    public async Task A_container_that_stops_ends_its_series_at_the_next_scrape()
    {
        DockerContainer gone = bed["idle-19"];
        Assert.Contains((await bed.Portal.ScrapeAsync()).OfGuest("idle-19"), sample => sample.Name == "testbed_guest_cpu_seconds_total");
        await gone.RemoveAsync();
        // What was collected before the removal may be shared for 250 ms: any scrape after that is "the next".
        await Until.HoldsAsync("no series of it is measured", TimeSpan.FromSeconds(1), async () =>
            !(await bed.Portal.ScrapeAsync()).OfGuest("idle-19").Any(sample => sample.Name == "testbed_guest_cpu_seconds_total"));
        await Until.HoldsAsync("Prometheus calls them stale", TimeSpan.FromSeconds(7), async () =>
            (await bed.Prometheus.QueryAsync("""{__name__=~"testbed_guest_(cpu|memory|network|io|page|threads|processes).*",job="metrics",guest="idle-19"}""")).Count == 0);
    }

    [Fact]
    public async Task A_restart_resets_counters_and_makes_no_spike()
    {
        string series = """testbed_guest_cpu_seconds_total{job="metrics",guest="restarted"}""";
        double before = await bed.Prometheus.ValueAsync(series);
        await bed["restarted"].RestartAsync();
        await Until.HoldsAsync("the counter begins anew", TimeSpan.FromSeconds(15), async () =>
            (await bed.Prometheus.QueryAsync(series)) is [{ Value: var now }] && now < before);
        await Until.HoldsAsync("a rate spans the restart", TimeSpan.FromSeconds(15), async () =>
            (await bed.Prometheus.QueryAsync($"resets({series}[20s])")) is [{ Value: 1 }]);
        double highest = await bed.Prometheus.ValueAsync($"max_over_time(rate({series}[15s])[60s:5s])");
        Assert.InRange(highest, 0.05, 0.13); // the container may use a tenth of a core
    }
}
