using Portal.Tests.Support;

namespace Portal.Tests.Real.Stack;

/// <summary>The shipped configuration for agents, in two real Prometheus that each scrape a shard of the hosts and write to a real store.</summary>
[Trait("Category", "Real")]
public sealed class RemoteWriteTests
{
    // Of targets and of the agents; the rest of a series' labels are its own.
    private static readonly string[] Added = ["job", "instance", "testbed", "shard"];

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_store_holds_what_the_hosts_serve_each_series_once()
    {
        Uri clientAddress = new($"http://127.0.0.2:{FreePort.Next()}/");
        await using PortalProcess client = await PortalProcess.StartAsync(new PortalStart
        {
            Mode = "client",
            Address = clientAddress,
            Settings = [("Host:Name", "host-b"), ("Exporter:Direct", "true"), ("Cluster:Security", "None")],
        });
        await using PortalProcess main = await PortalProcess.StartAsync(
            ("Exporter:Direct", "true"), ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", clientAddress.Authority));
        await using VictoriaServer store = await VictoriaServer.StartAsync();
        string shipped = await File.ReadAllTextAsync(Repository.PathOf("compose", "prometheus", "agent.yml"), TestContext.Current.CancellationToken);
        string first = shipped
            .Replace("portal:3357", main.Address.Authority, StringComparison.Ordinal)
            .Replace("victoria:8428", store.Address.Authority, StringComparison.Ordinal)
            .Replace("modulus: 1", "modulus: 2", StringComparison.Ordinal);
        string second = (first[..first.IndexOf("  # Deployments", StringComparison.Ordinal)] + first[first.IndexOf("remote_write:", StringComparison.Ordinal)..])
            .Replace("\"0\"", "\"1\"", StringComparison.Ordinal);
        await using PrometheusServer one = await PrometheusServer.StartAsync(new PrometheusStart { Configuration = _ => first, IsAgent = true });
        await using PrometheusServer other = await PrometheusServer.StartAsync(new PrometheusStart { Configuration = _ => second, IsAgent = true });

        await HoldsAsync(store, "{job=\"testbed_local\", host=\"host-a\"}", () => main.ScrapeAsync("/metrics/local"));
        await HoldsAsync(store, "{job=\"testbed_local\", host=\"host-b\"}", async () => ScrapedText.Parse(await client.TextAsync("/metrics/local")));
        await HoldsAsync(store, "{job=\"testbed_self\"}", () => main.ScrapeAsync("/metrics/self"));

        // The whole of /metrics is its three parts, and there are no guests here; /metrics names hosts' addresses, which they don't know of themselves.
        await HoldsAsync(store, "{job=~\"testbed_.+\", __name__!=\"testbed_host_info\"}", () => main.ScrapeAsync("/metrics"), leaveOut: "testbed_host_info");

        // Four scrapes in twenty seconds, of which the newest five seconds are not shown yet.
        await Until.HoldsAsync("a rate over 20 s has every host", Deadline, async () =>
            (await store.QueryAsync("sum by (host) (rate(testbed_host_cpu_seconds_total[20s]))")).Count(rate => rate.Value > 0) == 2);
        Assert.All(await store.QueryAsync("count by (__name__, host, cpu, mode) (testbed_host_cpu_seconds_total)"), times => Assert.Equal(1, times.Value));
    }

    private static Task HoldsAsync(VictoriaServer store, string selector, Func<Task<ScrapedText>> served, string? leaveOut = null) =>
        Until.HoldsAsync($"the store holds {selector}", Deadline, async () =>
        {
            HashSet<string> expected = [.. (await served()).Samples.Where(sample => sample.Name != leaveOut).Select(sample => Identity(sample.Name, sample.Labels))];
            string[] held = [.. (await store.QueryAsync(selector)).Where(series => series["__name__"].StartsWith("testbed_", StringComparison.Ordinal) || expected.Contains(Identity(series))).Select(Identity)];
            string[] missing = [.. expected.Except(held)];
            string[] more = [.. held.Except(expected)];
            return expected.Count == 0 ? "nothing served"
                : missing.Length + more.Length > 0 ? $"{missing.Length} of {expected.Count} missing: {string.Join(' ', missing.Take(5))}; {more.Length} more: {string.Join(' ', more.Take(5))}"
                : held.Length != expected.Count ? $"{held.Length} series for {expected.Count}"
                : null;
        });

    private static string Identity(PrometheusSeries series) => Identity(series["__name__"], series.Labels);

    private static string Identity(string name, IReadOnlyDictionary<string, string> labels) =>
        name + "{" + string.Join(',', labels.Where(label => label.Key != "__name__" && label.Value.Length > 0 && !Added.Contains(label.Key)).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")) + "}";
}
