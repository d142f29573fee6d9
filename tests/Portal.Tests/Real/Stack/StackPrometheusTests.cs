using System.Text.Json;
using Portal.Tests.Stack;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Stack;

/// <summary>A real Prometheus with the shipped file and rules, scraping the published portal.</summary>
[Trait("Category", "Real")]
public sealed class StackPrometheusTests(RootStackBed bed) : IClassFixture<RootStackBed>
{
    private static readonly string[] Jobs =
        ["prometheus", "testbed", "testbed_metrics_android", "testbed_metrics_docker", "testbed_metrics_hosts", "testbed_metrics_libvirt"];

    [Fact]
    public async Task Every_job_is_up_and_no_label_had_to_make_room()
    {
        await AllScrapedAsync();
        Assert.All(await bed.Prometheus.QueryAsync("up"), series => Assert.Equal(1, series.Value));
        Assert.All(await bed.Prometheus.TargetsAsync(), target => Assert.Equal(("up", ""), (target.Health, target.LastError)));
        IReadOnlyList<PrometheusSeries> all = await bed.Prometheus.QueryAsync("{__name__=~\".+\"}");
        Assert.DoesNotContain(all.SelectMany(series => series.Labels.Keys).Distinct(), label => label.StartsWith("exported_", StringComparison.Ordinal));
        Assert.All(await bed.Prometheus.QueryAsync("scrape_samples_scraped - scrape_samples_post_metric_relabeling"), series => Assert.Equal(0, series.Value));
    }

    [Fact]
    public async Task Every_rule_is_loaded_and_works()
    {
        string[] names = [.. PrometheusFilesTests.Rules().Select(rule => rule.Text("record") ?? rule.Text("alert")!).Order(StringComparer.Ordinal)];
        await Until.HoldsAsync("every rule was evaluated", TimeSpan.FromSeconds(60), async () =>
        {
            using JsonDocument answer = JsonDocument.Parse(await bed.Prometheus.TextAsync("api/v1/rules"));
            (string Name, string Health, string Error)[] rules =
            [
                .. answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray())
                    .Select(rule => (rule.GetProperty("name").GetString()!, rule.GetProperty("health").GetString()!, rule.TryGetProperty("lastError", out JsonElement error) ? error.GetString()! : "")),
            ];
            Assert.Equal(names, rules.Select(rule => rule.Name).Order(StringComparer.Ordinal));
            string[] faulty = [.. rules.Where(rule => rule.Health != "ok").Select(rule => $"{rule.Name} is {rule.Health} {rule.Error}")];
            return faulty.Length == 0 ? null : string.Join(", ", faulty);
        });
    }

    [Fact]
    public async Task Every_recorded_series_has_values_that_can_be()
    {
        foreach (string name in PrometheusFilesTests.Rules().Select(rule => rule.Text("record")).OfType<string>())
        {
            IReadOnlyList<PrometheusSeries> series = [];
            await Until.HoldsAsync($"{name} has values", TimeSpan.FromSeconds(60), async () => (series = await bed.Prometheus.QueryAsync(name)).Count > 0);
            Assert.All(series, one => Assert.InRange(one.Value, 0, name.EndsWith(":ratio", StringComparison.Ordinal) ? 1 : double.MaxValue));
            Assert.All(series, one => Assert.NotEqual("", one[name.StartsWith("host:", StringComparison.Ordinal) ? "host" : "project"]));
        }
    }

    [Fact]
    public async Task The_simulated_guest_that_is_missing_raises_its_alert()
    {
        await Until.HoldsAsync("the alert fires", TimeSpan.FromSeconds(90), async () => (await bed.Prometheus.QueryAsync("ALERTS{alertname=\"TestbedGuestMissing\", alertstate=\"firing\"}")).Any(alert => alert["guest"] == "legacy"));
        Assert.Empty(await bed.Prometheus.QueryAsync("ALERTS{alertname=\"TestbedPortalDown\"}"));
    }

    private Task AllScrapedAsync() => Until.HoldsAsync("every job was scraped", TimeSpan.FromSeconds(60), async () =>
    {
        string[] seen = [.. (await bed.Prometheus.QueryAsync("up")).Select(series => series["job"]).Order(StringComparer.Ordinal)];
        return seen.SequenceEqual(Jobs) ? null : string.Join(' ', seen);
    });
}
