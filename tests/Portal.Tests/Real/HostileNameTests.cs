using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Names made to break out of whatever they are written into: a scrape, a page, a log line.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class HostileNameTests
{
    private const string Forged = "forged-host";

    private static readonly string[] Names =
    [
        $"x\"}} 1\ntestbed_host_up{{host=\"{Forged}",
        "<script>document.title='owned'</script>",
        "\u001b]0;owned\u0007\u001b[31mred",
        "back\\slash\\n and \"quotes\"",
        "right-to-left \u202e gpj.exe",
        new string('n', 240),
        "-avd",
        "trailing line feed\n",
        "../../etc/passwd",
    ];

    [Fact]
    public async Task Hostile_names_of_emulators_and_guests_forge_nothing_anywhere()
    {
        using TestbedFolder testbed = new();
        testbed.Deploy("hostile", [.. Names.Select(name => (name, "docker")), ("good", "android")]);
        List<EmulatorStandIn> emulators = [];
        try
        {
            foreach (string name in Names.Append("hostile-good"))
            {
                emulators.Add(await EmulatorStandIn.StartAsync(name, "while :; do sleep 1000; done"));
            }

            await using PortalProcess portal = await PortalProcess.StartAsync(("Testbed:Root", testbed.Root));
            await using PrometheusServer prometheus = await PrometheusServer.StartAsync([new("portal", portal.Address, "/metrics")], TimeSpan.FromSeconds(1));
            await AssertScrapeAsync(portal);
            await AssertPagesAsync(portal);
            await Until.HoldsAsync("Prometheus takes it", TimeSpan.FromSeconds(15), async () => (await prometheus.QueryAsync("up")) is [{ Value: 1 }]);
            Assert.Equal("host-a", Assert.Single(await prometheus.QueryAsync("testbed_host_up"))["host"]);
            Assert.All(portal.Log.Split('\n'), line => Assert.DoesNotContain(line, character => char.IsControl(character)));
            Assert.DoesNotContain(portal.Log.Split('\n'), line => line.TrimStart().StartsWith("testbed_host_up", StringComparison.Ordinal));
        }
        finally
        {
            foreach (EmulatorStandIn emulator in emulators)
            {
                await emulator.DisposeAsync();
            }
        }
    }

    private static async Task AssertScrapeAsync(PortalProcess portal)
    {
        string text = await portal.TextAsync("/metrics");
        ScrapedText scrape = ScrapedText.Parse(text);
        await Promtool.AcceptsAsync(text, "/metrics with hostile names");
        Assert.Equal("host-a", Assert.Single(scrape.Named("testbed_host_up"))["host"]);
        Assert.DoesNotContain(scrape.Samples, sample => sample["host"] == Forged);
        Assert.All(scrape.Samples.SelectMany(sample => sample.Labels.Values), value => Assert.DoesNotContain(value, character => character is '\u001b' or '\u202e'));
        Assert.Single(scrape.Named("testbed_guest_up"), sample => sample["project"] == "hostile" && sample["guest"] == "good" && sample.Value == 1);
    }

    private static async Task AssertPagesAsync(PortalProcess portal)
    {
        foreach (string page in (string[])["/", "/hosts/host-a"])
        {
            using HttpResponseMessage answer = await portal.GetAsync(page);
            string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{page} answers {(int)answer.StatusCode}.");
            Assert.DoesNotContain("<script>document.title", html, StringComparison.Ordinal);
        }
    }
}
