using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Emulators as the kernel shows them: CPU time, memory and traffic against what the stand-in does.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class AndroidFigureTests
{
    private const string Counting = "testbed_guest_cpu_seconds_total";

    [Fact]
    public async Task An_emulator_is_found_measured_and_gone_with_its_process()
    {
        using TestbedFolder testbed = new();
        testbed.Deploy("campus", ("phone", "android"), ("tablet", "android"));
        await using EmulatorStandIn phone = await EmulatorStandIn.StartAsync("campus-phone", "while :; do :; done");
        await using EmulatorStandIn tablet = await EmulatorStandIn.StartAsync("campus-tablet", "x=$(dd if=/dev/zero bs=1M count=64 2>/dev/null | tr '\\0' 'x'); while :; do sleep 1000; done");
        await Veth.ConnectAsync(phone.ProcessId, tablet.ProcessId);
        await using PortalProcess portal = await PortalProcess.StartAsync(("Testbed:Root", testbed.Root));
        await Until.HoldsAsync("the deployment is known", TimeSpan.FromSeconds(10), async () => (await portal.ScrapeAsync()).OfGuest("phone").Any());
        ScrapedText scrape = await portal.ScrapeAsync();
        Assert.Equal(1, Value(scrape, "testbed_guest_up", "phone"));
        Assert.Equal(2, Value(scrape, "testbed_guest_vcpus", "phone"));
        Assert.Equal(1536L << 20, Value(scrape, "testbed_guest_memory_limit_bytes", "phone"));

        // Two readings by the test around one by the program.
        ProcessTruth truth = new(phone.ProcessId);
        double before = truth.CpuSeconds();
        double measured = Value(await portal.ScrapeAsync(), Counting, "phone");
        Assert.InRange(measured, before - 0.3, truth.CpuSeconds()); // a snapshot may be 250 ms old

        await Until.HoldsAsync("the shell holds 64 MiB", TimeSpan.FromSeconds(20), async () =>
            Value(await portal.ScrapeAsync(), "testbed_guest_memory_rss_bytes", "tablet") is var resident && resident > 64 << 20 ? null : $"{resident} bytes");
        Assert.Equal(["eth0"], (await portal.ScrapeAsync()).Named("testbed_guest_network_receive_bytes_total").Where(sample => sample["guest"] == "phone").Select(sample => sample["interface"]));

        Assert.False(await BootedAsync(portal, "campus-phone"));
        phone.Boot("campus-phone");
        await Until.HoldsAsync("Android has booted", TimeSpan.FromSeconds(15), async () => await BootedAsync(portal, "campus-phone") is true);
        Assert.False(await BootedAsync(portal, "campus-tablet"));

        await phone.DisposeAsync();
        await Until.HoldsAsync("its measured series are gone", TimeSpan.FromSeconds(1), async () =>
            !(await portal.ScrapeAsync()).OfGuest("phone").Any(sample => sample.Name == Counting));
        Assert.Equal(0, Value(await portal.ScrapeAsync(), "testbed_guest_up", "phone"));
    }

    [Fact]
    public async Task Two_emulators_show_what_their_virtual_CPUs_memory_disks_and_networks_really_do()
    {
        using TestbedFolder testbed = new();
        testbed.Deploy("campus", ("phone", "android"), ("tablet", "android"));
        await using EmulatorStandIn phone = await EmulatorStandIn.StartBusyAsync("campus-phone", Veth.SecondAddress);
        await using EmulatorStandIn tablet = await EmulatorStandIn.StartBusyAsync("campus-tablet", null);
        await Veth.ConnectAsync(phone.ProcessId, tablet.ProcessId);
        await phone.SendAsync(Veth.SecondAddress);
        await using PortalProcess portal = await PortalProcess.StartAsync(("Testbed:Root", testbed.Root));
        await Until.HoldsAsync("the deployment is known", TimeSpan.FromSeconds(10), async () => (await portal.ScrapeAsync()).OfGuest("phone").Any());

        foreach ((string name, EmulatorStandIn emulator) in (IEnumerable<(string, EmulatorStandIn)>)[("phone", phone), ("tablet", tablet)])
        {
            ProcessTruth truth = new(emulator.ProcessId);
            double before = truth.CpuSeconds();
            double burnt = truth.ThreadCpuSeconds("CPU 0/KVM");
            ScrapedText scrape = await portal.ScrapeAsync();
            Within5Percent(before, truth.CpuSeconds(), Value(scrape, Counting, name));
            Within5Percent(burnt, truth.ThreadCpuSeconds("CPU 0/KVM"), Vcpu(scrape, name, "0"));
            Assert.InRange(Vcpu(scrape, name, "1"), 0, 0.5);
            Within5Percent(truth.ResidentBytes(), truth.ResidentBytes(), Value(scrape, "testbed_guest_memory_rss_bytes", name));
            Within5Percent(EmulatorStandIn.WrittenBytes, EmulatorStandIn.WrittenBytes, Value(scrape, "testbed_guest_io_written_bytes_total", name));
        }

        const double Sent = EmulatorStandIn.Datagrams * EmulatorStandIn.FrameBytes;
        ScrapedText last = await portal.ScrapeAsync();
        Within5Percent(Sent, Sent, Value(last, "testbed_guest_network_transmit_bytes_total", "phone"));
        Within5Percent(Sent, Sent, Value(last, "testbed_guest_network_receive_bytes_total", "tablet"));
    }

    private static async Task<bool?> BootedAsync(PortalProcess portal, string avd)
    {
        using JsonDocument snapshot = JsonDocument.Parse(await portal.TextAsync("/api/v1/snapshot"));
        JsonElement guest = snapshot.RootElement.GetProperty("guests").EnumerateArray().Single(each => each.GetProperty("runtimeName").GetString() == avd);
        return guest.TryGetProperty("bootCompleted", out JsonElement booted) ? booted.GetBoolean() : null;
    }

    // Readings by the test around the program's; a snapshot may be 250 ms old, so it may lie a little before the first.
    private static void Within5Percent(double before, double after, double measured) => Assert.InRange(measured, before * 0.95 - 0.3, after * 1.05 + 0.05);

    private static double Vcpu(ScrapedText scrape, string guest, string vcpu) =>
        Assert.Single(scrape.Named("testbed_guest_vcpu_seconds_total"), sample => sample["guest"] == guest && sample["vcpu"] == vcpu).Value;

    private static double Value(ScrapedText scrape, string family, string guest) =>
        Assert.Single(scrape.Named(family), sample => sample["guest"] == guest && sample["kind"] == "android").Value;
}
