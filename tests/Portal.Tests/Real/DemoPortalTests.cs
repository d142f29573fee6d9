using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>The published program with a simulated testbed, as Prometheus and a script see it.</summary>
[Trait("Category", "Real")]
public sealed class DemoPortalTests
{
    [Fact]
    public async Task Promtool_accepts_a_scrape_in_which_every_host_and_each_kind_of_drift_is_found()
    {
        await using PortalProcess portal = await PortalProcess.StartAsync(("Demo", "true"));
        await portal.TextAsync("/metrics");
        string text = await portal.TextAsync("/metrics");
        await Promtool.AcceptsAsync(text, "/metrics of a demo");
        ScrapedText scraped = ScrapedText.Parse(text);
        foreach (string host in (string[])["host-a", "demo-1", "demo-2", "demo-3"])
        {
            Assert.Contains($"testbed_host_up{{host=\"{host}\"}} 1", text, StringComparison.Ordinal);
        }

        string[] guests = [.. scraped.Samples.Where(sample => sample.Line.StartsWith("testbed_guest_state{", StringComparison.Ordinal)).Select(sample => sample.Line)];
        Assert.Contains(guests, line => Has(line, "guest=\"legacy\"", "state=\"missing\"") && line.EndsWith(" 1", StringComparison.Ordinal));
        Assert.Contains(guests, line => Has(line, "guest=\"printer\"", "project=\"office\"", "state=\"running\"") && line.EndsWith(" 1", StringComparison.Ordinal));
        foreach (string kind in (string[])["libvirt", "docker", "android"])
        {
            Assert.Contains(scraped.Samples, sample => Has(sample.Line, "testbed_guest_cpu_seconds_total", $"kind=\"{kind}\""));
        }
    }

    [Fact]
    public async Task A_size_beyond_the_limit_is_refused_with_the_option_and_what_was_expected()
    {
        CommandResult result = await Command.TryRunAsync("dotnet", [await PublishedPortal.ProgramAsync, "simulate", "--hosts", "1001", "--guests", "100001"]);
        Assert.Equal(78, result.ExitCode);
        Assert.Contains("(--hosts) is 1001; expected 1 to 1000", result.Error, StringComparison.Ordinal);
        Assert.Contains("(--guests) is 100001; expected 0 to 100000", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_demo_nothing_is_simulated()
    {
        await using PortalProcess portal = await PortalProcess.StartAsync();
        Assert.DoesNotContain("demo-", await portal.TextAsync("/metrics"), StringComparison.Ordinal);
        Assert.DoesNotContain("imulated", await portal.TextAsync("/"), StringComparison.Ordinal);
    }

    private static bool Has(string line, params string[] parts) => parts.All(part => line.Contains(part, StringComparison.Ordinal));
}
