using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Every family that the documentation promises, looked for on a machine that runs guests of every kind.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class CatalogueTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_promised_family_is_there_or_absent_for_a_stated_reason()
    {
        using TestbedFolder testbed = new();
        await using LibvirtDaemon libvirt = await LibvirtDaemon.StartAsync();
        await using DockerDaemon docker = await DockerDaemon.StartAsync();
        // Interfaces get the names that the testbed gives them: project, place in this list, index.
        testbed.Deploy(libvirt.Tag, ("vm", "libvirt"), ("web", "docker"), ("done", "docker"), ("phone", "android"));
        await libvirt.StartGuestAsync("vm", new LibvirtGuestOptions { Vcpus = 2, MemoryMebibytes = 192, Tap = $"vm-{libvirt.Tag}00", Boots = await LinuxGuestImage.MakeAsync(libvirt, "linux") });
        DockerContainer web = await docker.RunContainerAsync(libvirt.Tag + "-web",
            ["--cpus=0.5", "--memory=64m", "--pids-limit=50", "--health-cmd=true", "--health-interval=1s", .. await CountedDisk.OptionsAsync()],
            "sh", "-c", "dd if=/dev/zero of=/data bs=1M count=4 oflag=direct; dd if=/data of=/dev/null bs=1M iflag=direct; sleep 100000");
        await docker.RunScriptAsync(libvirt.Tag + "-done", "exit 0");
        await using EmulatorStandIn phone = await EmulatorStandIn.StartAsync(libvirt.Tag + "-phone", "while :; do sleep 1000; done", libvirt.Roots.Host);
        await Veth.ConnectAsync(web.ProcessId, phone.ProcessId, "eth0", $"vm-{libvirt.Tag}30");
        testbed.AppearBelow(libvirt.Roots.Host);
        await using PortalProcess portal = await PortalProcess.StartAsync([.. libvirt.Settings, ("Docker:Socket", docker.Socket), ("Testbed:Root", testbed.Root)]);

        // Slow values (balloon, health check) arrive a few seconds after the guests.
        ScrapedText? scrape = null;
        await Until.HoldsAsync("the catalogue is complete", TimeSpan.FromSeconds(90), async () =>
        {
            scrape = await portal.ScrapeAsync();
            string[] missing = [.. Missing(scrape)];
            return missing.Length == 0 ? null : string.Join('\n', missing) + "\n--- the program logged:\n" + portal.Log;
        });
        Assert.Empty(Unpromised(scrape!));
        Assert.Empty(WrongTypes(scrape!));
        foreach ((CatalogueFamily family, string carrier) in Carriers())
        {
            output.WriteLine($"{carrier,-10} {family.Name,-60} {(family.SeenIn(scrape!).Contains(carrier) ? "seen" : ExpectedAbsences.ReasonFor(carrier, family))}");
        }
    }

    private static IEnumerable<(CatalogueFamily Family, string Carrier)> Carriers() =>
        CatalogueFamily.All.SelectMany(family => family.Carriers.Select(carrier => (family, carrier)));

    private static IEnumerable<string> Missing(ScrapedText scrape) =>
        Carriers()
            .Where(pair => !pair.Family.SeenIn(scrape).Contains(pair.Carrier) && ExpectedAbsences.ReasonFor(pair.Carrier, pair.Family) is null)
            .Select(pair => $"{pair.Family.Name} of {pair.Carrier}");

    /// <summary>Families on the wire that nobody documented, or of a kind of guest that can't have them.</summary>
    private static IEnumerable<string> Unpromised(ScrapedText scrape)
    {
        HashSet<(string, string)> promised = [.. Carriers().Select(pair => (pair.Family.Name, pair.Family.IsOfGuests ? pair.Carrier : ""))];
        return scrape.Samples
            .Select(sample => (Name: scrape.FamilyOf(sample), Kind: sample.Name.StartsWith("testbed_guest_", StringComparison.Ordinal) ? sample["kind"] : ""))
            .Distinct()
            .Where(seen => !promised.Contains(seen))
            .Select(seen => $"{seen.Name} {seen.Kind}");
    }

    private static IEnumerable<string> WrongTypes(ScrapedText scrape) =>
        CatalogueFamily.All
            .Where(family => scrape.Types.TryGetValue(family.Name, out string? type) && type != family.Type)
            .Select(family => $"{family.Name} is a {scrape.Types[family.Name]}, not a {family.Type}");
}
