namespace Portal.Tests.Real;

/// <summary>Figures of containers, out of a real Prometheus, against what the loads did.</summary>
[Collection(DockerCollection.Name)]
[Trait("Category", "Real")]
public sealed class DockerFigureTests(DockerBed bed)
{
    private const double Tolerance = 0.05;

    [Theory]
    [InlineData("testbed_guest_cpu_seconds_total", "burn", "burn")]
    [InlineData("testbed_guest_cpu_seconds_total", "slow", "slow")]
    [InlineData("testbed_guest_cpu_throttled_seconds_total", "slow", "throttled")]
    [InlineData("testbed_guest_io_written_bytes_total", "write", "write")]
    [InlineData("testbed_guest_disk_written_bytes_total", "write", "write")]
    [InlineData("testbed_guest_network_transmit_bytes_total", "send", "send")]
    [InlineData("testbed_guest_network_receive_bytes_total", "send", "receive")]
    public async Task A_rate_is_what_the_kernel_counted(string counter, string guest, string truth)
    {
        string series = $$"""{{counter}}{job="metrics",project="load",guest="{{guest}}"}""";
        IReadOnlyList<PrometheusPoint> points = Assert.Single(await bed.Prometheus.QueryAsync(series + "[30s]", bed.MeasuredAt)).Points;
        double expected = bed.Truth.RatePerSecond(truth, points[0].At, points[^1].At);
        double rate = await bed.Prometheus.ValueAsync($"rate({series}[30s])", bed.MeasuredAt);
        AssertWithin(expected, rate);
    }

    [Theory]
    [InlineData("testbed_guest_memory_rss_bytes")]
    [InlineData("testbed_guest_memory_usage_bytes")]
    [InlineData("testbed_guest_memory_working_set_bytes")]
    public async Task Memory_is_what_the_container_holds(string family) =>
        AssertWithin(DockerBed.HeldBytes, await ValueAsync(family, "hold"));

    [Fact]
    public async Task A_CPU_quota_is_the_limit_in_cores() =>
        Assert.Equal(0.2, await ValueAsync("testbed_guest_cpu_limit_cores", "slow"), 3);

    [Fact]
    public async Task Bytes_written_are_those_that_the_writer_counts()
    {
        double before = await BlocksAsync();
        ScrapedText scrape = await bed.Portal.ScrapeAsync();
        double after = await BlocksAsync();
        double written = scrape.Named("testbed_guest_io_written_bytes_total").Single(sample => sample["guest"] == "write").Value;
        // A block counts when it is done; the one under way may be in already. The snapshot may be 250 ms old.
        Assert.InRange(written, (before - 1) * DockerBed.WriteBlockBytes, (after + 1) * DockerBed.WriteBlockBytes * 1.01);
    }

    [Fact]
    public async Task Bytes_sent_over_a_cable_are_those_of_the_pings()
    {
        await Support.Until.HoldsAsync("all pings are sent", TimeSpan.FromSeconds(60), async () =>
        {
            string log = await bed["send"].LogAsync();
            return log.Contains($"{DockerBed.PingCount} packets transmitted, {DockerBed.PingCount} packets received", StringComparison.Ordinal) ? null : log;
        });
        double expected = (double)DockerBed.PingCount * DockerBed.PingFrameBytes;
        await Support.Until.HoldsAsync("the counters hold the last ping", TimeSpan.FromSeconds(5), async () =>
        {
            ScrapedText scrape = await bed.Portal.ScrapeAsync();
            double sent = scrape.Named("testbed_guest_network_transmit_bytes_total").Single(sample => sample["guest"] == "send").Value;
            double received = scrape.Named("testbed_guest_network_receive_bytes_total").Single(sample => sample["guest"] == "receive").Value;
            // Beside the pings only a few address resolutions of 42 bytes went over the cable.
            return sent - expected is >= 0 and < 5000 && received - expected is >= 0 and < 5000 ? null : $"expected {expected}, sent {sent}, received {received}";
        });
    }

    [Fact]
    public void The_engines_own_statistics_agree_on_CPU()
    {
        // Both over the same half minute: on a busy machine even a loop without pause does not always get its core.
        double theirs = bed.BurnAfter!.CpuPercentSince(bed.BurnBefore!);
        double seconds = HostTime(bed.ScrapeAfter!) - HostTime(bed.ScrapeBefore!);
        AssertWithin(theirs, 100 * (Burnt(bed.ScrapeAfter!) - Burnt(bed.ScrapeBefore!)) / seconds);

        static double HostTime(ScrapedText scrape) => Assert.Single(scrape.Named("testbed_host_time_seconds")).Value;

        static double Burnt(ScrapedText scrape) => Assert.Single(scrape.Named("testbed_guest_cpu_seconds_total"), sample => sample["guest"] == "burn").Value;
    }

    [Fact]
    public async Task The_engines_own_statistics_agree_on_memory() =>
        AssertWithin(bed.HoldAfter!.MemoryBytes, await ValueAsync("testbed_guest_memory_working_set_bytes", "hold"));

    [Theory]
    [InlineData("exit", 3, 0)]
    [InlineData("oom", 137, 1)]
    public async Task A_container_that_failed_says_how(string guest, double exitCode, double oomKilled)
    {
        Assert.Equal(0, await ValueAsync("testbed_guest_up", guest));
        Assert.Equal(1, await bed.Prometheus.ValueAsync($$"""testbed_guest_state{job="metrics",guest="{{guest}}",state="failed"}""", bed.MeasuredAt));
        Assert.Equal(exitCode, await ValueAsync("testbed_guest_exit_code", guest));
        Assert.Equal(oomKilled, await ValueAsync("testbed_guest_oom_killed", guest));
        Assert.Empty(await bed.Prometheus.QueryAsync($$"""testbed_guest_cpu_seconds_total{job="metrics",guest="{{guest}}"}""", bed.MeasuredAt));
    }

    [Fact]
    public async Task A_guest_that_should_run_and_does_not_exist_is_missing()
    {
        Assert.Equal(0, await ValueAsync("testbed_guest_up", "never-started"));
        Assert.Equal(1, await bed.Prometheus.ValueAsync("""testbed_guest_state{job="metrics",guest="never-started",state="missing"}""", bed.MeasuredAt));
    }

    [Fact]
    public async Task An_idle_container_of_no_deployment_is_there_and_idle()
    {
        string series = """testbed_guest_cpu_seconds_total{job="metrics",project="",guest=~"idle-.*"}""";
        IReadOnlyList<PrometheusSeries> rates = await bed.Prometheus.QueryAsync($"rate({series}[30s])", bed.MeasuredAt);
        Assert.Equal(11, rates.Count);
        Assert.All(rates, rate => Assert.InRange(rate.Value, 0, 0.01));
    }

    [Fact]
    public async Task The_old_gauge_of_a_container_is_percent_of_one_CPU()
    {
        string counter = """testbed_guest_cpu_seconds_total{job="metrics",project="load",guest="burn"}""";
        string gauge = """testbed_guest_cpu{project="load",guest_name="burn"}""";
        double expected = 100 * await bed.Prometheus.ValueAsync($"rate({counter}[30s])", bed.MeasuredAt);
        // Each value of the gauge spans only the seconds since the snapshot before: on a busy machine those seconds differ from the whole half minute.
        AssertWithin(expected, await bed.Prometheus.ValueAsync($"avg_over_time({gauge}[30s])", bed.MeasuredAt), 0.1);
        AssertWithin(DockerBed.HeldBytes / 1e9, await bed.Prometheus.ValueAsync("""testbed_guest_memory{project="load",guest_name="hold"}""", bed.MeasuredAt));
    }

    private Task<double> ValueAsync(string family, string guest) =>
        bed.Prometheus.ValueAsync($$"""{{family}}{job="metrics",project="load",guest="{{guest}}"}""", bed.MeasuredAt);

    private async Task<double> BlocksAsync() =>
        double.Parse((await bed["write"].ExecuteAsync("wc", "-l", "/count")).Split(' ')[0]);

    private static void AssertWithin(double expected, double actual, double tolerance = Tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"Expected {expected} within {tolerance:P0}, found {actual} ({(actual / expected) - 1:P2}).");
}
