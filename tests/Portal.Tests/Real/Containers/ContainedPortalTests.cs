using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Containers;

/// <summary>The portal in a container, as the stack runs it, measures the host and the containers beside it and not itself.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
[Trait("row", "X16")]
public sealed class ContainedPortalTests(ContainerBed bed) : IClassFixture<ContainerBed>
{
    private const double Tolerance = 0.05;

    [Fact]
    public void The_stack_lets_it_see_the_host_and_change_nothing()
    {
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["network_mode"] = "host",
                ["pid"] = "host",
                ["cgroup"] = "host",
                ["read_only"] = "true",
                ["cap_drop"] = "ALL",
                ["security_opt"] = "no-new-privileges:true",
                ["host"] = "/:/host:ro,rslave",
                ["HostRoot"] = "/host",
            },
            PortalService.Essentials());
    }

    [Fact]
    public async Task Its_siblings_are_measured_right()
    {
        await using ContainedPortal portal = await bed.StartPortalAsync("portal", withEngine: true);
        string[] status = [.. File.ReadLines($"/proc/{portal.Container.ProcessId}/status").Where(line => line.StartsWith("Uid:", StringComparison.Ordinal) || line.StartsWith("CapEff:", StringComparison.Ordinal) || line.StartsWith("NoNewPrivs:", StringComparison.Ordinal))];
        Assert.Equal(["Uid:\t1654\t1654\t1654\t1654", "CapEff:\t0000000000000000", "NoNewPrivs:\t1"], status);
        await AssertCpuAsync(portal);

        ScrapedText scrape = await portal.ScrapeAsync();
        Assert.Equal("load", Assert.Single(scrape.Named("testbed_guest_cpu_seconds_total"), sample => sample["guest"] == "burn")["project"]); // deployment and state.json were found below the host's root
        AssertWithin(ContainerBed.HeldBytes, Of(scrape, "testbed_guest_memory_rss_bytes", "hold"));
        await AssertMachineIsUpAsync(portal);
        Assert.DoesNotContain(scrape.Named("testbed_guest_network_transmit_bytes_total"), sample => sample["guest"] is "burn" or "hold"); // --network none
        KernelTruth sender = new(bed["send"].ProcessId);
        double before = sender.NetworkBytes("eth0").Sent;
        double sent = Of(await portal.ScrapeAsync(), "testbed_guest_network_transmit_bytes_total", "send");
        Assert.InRange(sent, before - (250 * 1442 / 50 * 2), sender.NetworkBytes("eth0").Sent); // a snapshot may be 250 ms old
        Assert.True(sent > 0);

        await Until.HoldsAsync("the engine finds it healthy", TimeSpan.FromSeconds(45), async () => await portal.InspectAsync("{{.State.Health.Status}}") is not "healthy" and var health ? health : null);
    }

    [Fact]
    public async Task What_it_says_of_the_host_is_the_hosts()
    {
        await using ContainedPortal portal = await bed.StartPortalAsync("portal-host", withEngine: true);
        ScrapedText scrape = await portal.ScrapeAsync();
        long memory = long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
        Assert.Equal(memory, Assert.Single(scrape.Named("testbed_host_memory_size_bytes")).Value); // and not the container's limit
        Assert.Equal(new DriveInfo("/").TotalSize, Assert.Single(scrape.Named("testbed_host_filesystem_size_bytes"), sample => sample["mountpoint"] == "/").Value);
        string[] links = [.. File.ReadLines("/proc/net/dev").Skip(2).Select(line => line.Split(':')[0].Trim()).Where(name => name != "lo")];
        Assert.Superset(scrape.Named("testbed_host_network_receive_bytes_total").Select(sample => sample["interface"]).ToHashSet(), links.ToHashSet());

        ScrapedSample info = Assert.Single(scrape.Named("testbed_host_info"));
        Assert.Equal(File.ReadLines("/etc/os-release").First(line => line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal)).Split('"')[1], info["os"]);
        Assert.Equal((await File.ReadAllTextAsync("/proc/sys/kernel/hostname", TestContext.Current.CancellationToken)).Trim(), info["nodename"]);
        Assert.Equal(1, Assert.Single(scrape.Named("testbed_collector_success"), sample => sample["collector"] == "host" && sample["tier"] == "0").Value);
    }

    [Fact]
    public async Task Without_the_engines_group_it_says_that_it_may_not_ask()
    {
        await using ContainedPortal portal = await bed.StartPortalAsync("portal-refused", withEngine: false);
        await Until.HoldsAsync("the refusal is reported", TimeSpan.FromSeconds(20), async () =>
            (await portal.ScrapeAsync()).Named("testbed_collector_success").Any(sample => sample["collector"] == "docker" && sample["tier"] == "1" && sample.Value == 0));
        using JsonDocument snapshot = JsonDocument.Parse(await portal.SnapshotAsync());
        JsonElement engine = snapshot.RootElement.GetProperty("collectors").EnumerateArray().Single(outcome => outcome.GetProperty("collector").GetString() == "docker" && outcome.GetProperty("tier").GetInt32() == 1);
        Assert.Equal("denied", engine.GetProperty("reason").GetString());
        ScrapedText scrape = await portal.ScrapeAsync();
        Assert.Equal(1, Assert.Single(scrape.Named("testbed_guest_state"), sample => sample["guest"] == "burn" && sample["state"] == "unknown").Value); // unknown is not missing
        await AssertMachineIsUpAsync(portal); // libvirt's read-only socket is everybody's
    }

    private Task AssertMachineIsUpAsync(ContainedPortal portal) => Until.HoldsAsync("the virtual machine is seen", TimeSpan.FromSeconds(20), async () =>
        (await portal.ScrapeAsync()).Named("testbed_guest_up").Any(sample => sample["guest"] == $"{bed.Libvirt.Tag}-vm" && sample.Value == 1) ? null : await portal.CollectorsAsync());

    private async Task AssertCpuAsync(ContainedPortal portal)
    {
        // The first snapshot does not wait for an engine that takes its time.
        await Until.HoldsAsync("its siblings are known", TimeSpan.FromSeconds(20), async () =>
            (await portal.ScrapeAsync()).Named("testbed_guest_cpu_seconds_total").Any(sample => sample["guest"] == "burn") ? null : await portal.CollectorsAsync());
        KernelTruth burn = new(bed["burn"].ProcessId);
        await using TruthRecorder truth = new(new Dictionary<string, Func<double>> { ["burn"] = burn.CpuSeconds });
        DateTimeOffset begin = TimeProvider.System.GetUtcNow();
        await Until.HoldsAsync("the truth is recorded", TimeSpan.FromSeconds(10), () => Task.FromResult(truth.Covers("burn", begin.AddSeconds(0.5))));
        DockerStatistics engineBefore = await DockerApi.StatisticsAsync(bed["burn"]);
        ScrapedText first = await portal.ScrapeAsync();
        await Until.HoldsAsync("eight seconds went by", TimeSpan.FromSeconds(30), () => Task.FromResult(truth.Covers("burn", HostTime(first).AddSeconds(8))));
        ScrapedText last = await portal.ScrapeAsync();
        DockerStatistics engineAfter = await DockerApi.StatisticsAsync(bed["burn"]);
        double engine = engineAfter.CpuPercentSince(engineBefore) / 100;
        await Until.HoldsAsync("the truth of the last scrape is recorded", TimeSpan.FromSeconds(10), () => Task.FromResult(truth.Covers("burn", HostTime(last))));
        double kernel = truth.RatePerSecond("burn", HostTime(first), HostTime(last));
        double measured = (Of(last, "testbed_guest_cpu_seconds_total", "burn") - Of(first, "testbed_guest_cpu_seconds_total", "burn")) / (HostTime(last) - HostTime(first)).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"CPU: kernel {kernel:0.0000}, engine {engine:0.0000}, portal {measured:0.0000} cores");
        AssertWithin(kernel, measured);
        AssertWithin(engine, measured);
    }

    private static DateTimeOffset HostTime(ScrapedText scrape) => DateTimeOffset.UnixEpoch.AddSeconds(Assert.Single(scrape.Named("testbed_host_time_seconds")).Value);

    private static double Of(ScrapedText scrape, string family, string guest) =>
        Assert.Single(scrape.Named(family), sample => sample["guest"] == guest).Value;

    private static void AssertWithin(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected), $"Expected {expected} within {Tolerance:P0}, found {actual} ({(actual / expected) - 1:P2}).");
}
