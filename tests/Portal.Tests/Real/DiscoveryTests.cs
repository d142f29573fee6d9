using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The shipped configuration for HTTP service discovery, in a real Prometheus, against a main host and a client.</summary>
[Trait("Category", "Real")]
public sealed class DiscoveryTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static string Shipped => Repository.PathOf("compose", "prometheus", "prometheus.http-sd.yml");

    [Fact]
    public async Task Promtool_accepts_the_shipped_configuration() => await Command.RunAsync("promtool", "check", "config", Shipped);

    [Fact]
    public async Task Prometheus_scrapes_every_host_itself_under_the_right_name()
    {
        Uri clientAddress = new($"http://127.0.0.2:{FreePort.Next()}/");
        await using PortalProcess client = await PortalProcess.StartAsync(new PortalStart
        {
            Mode = "client",
            Address = clientAddress,
            Settings = [("Host:Name", "its-own-word"), ("Exporter:Direct", "true"), ("Cluster:Security", "None")],
        });
        await using PortalProcess main = await PortalProcess.StartAsync(
            ("Exporter:Direct", "true"), ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", clientAddress.Authority));
        string configuration = (await File.ReadAllTextAsync(Shipped, TestContext.Current.CancellationToken))
            .Replace("portal:3357", main.Address.Authority, StringComparison.Ordinal)
            .Replace("scrape_timeout: 4s", "scrape_timeout: 1s", StringComparison.Ordinal)
            .Replace("_interval: 5s", "_interval: 1s", StringComparison.Ordinal)
            .Replace("refresh_interval: 15s", "refresh_interval: 1s", StringComparison.Ordinal);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(configuration);

        await Until.HoldsAsync("both hosts' series are there", Deadline, async () => (await prometheus.QueryAsync("testbed_host_cpus")).Select(series => series["host"]).Order(StringComparer.Ordinal).SequenceEqual(["host-a", "host-b"]));

        IReadOnlyList<PrometheusSeries> all = await prometheus.QueryAsync("{job=\"testbed_local\", __name__=~\"testbed_.+\"}");
        Assert.NotEmpty(all);
        Assert.All(all, series => Assert.False(series.Labels.ContainsKey("exported_host") || series.Labels.ContainsKey("exported_mode")));
        Assert.All(all, series => Assert.Equal(series["host"] == "host-b" ? clientAddress.Authority : main.Address.Authority, series["instance"]));
        Assert.Equal(1, await prometheus.ValueAsync("count(testbed_host_up{host=\"host-b\"} == 1)"));
    }
}
