using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Testbed;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

/// <summary>What a reader is told where nobody counts waits.</summary>
public sealed class PressureSectionTests
{
    private const string Off = "PSI is off: boot with psi=1.";

    private static readonly PressureCounters Counted = new() { Cpu = new PressureTimes { WaitingNanoseconds = 1 }, Memory = new PressureTimes { WaitingNanoseconds = 2 }, Io = new PressureTimes { WaitingNanoseconds = 3 } };

    [Fact]
    public async Task A_host_whose_kernel_counts_none_says_how_to_boot_it()
    {
        IElement section = await OfHostAsync(null);
        Assert.Equal(Off, section.QuerySelector(".note")?.TextContent);
        Assert.Empty(section.QuerySelectorAll("dt, .component-live [data-chart]"));
    }

    [Fact]
    public async Task A_host_that_counts_them_has_figures_and_no_excuse()
    {
        IElement section = await OfHostAsync(Counted);
        Assert.Null(section.QuerySelector(".note"));
        Assert.Equal(3, section.QuerySelectorAll(".component-live [data-chart]").Length);
    }

    [Fact]
    public async Task A_guest_of_such_a_host_says_the_same() =>
        Assert.Equal((Off, Off), await OfGuestAsync(Guest("campus-web") with { CgroupPath = "/docker/web" }, hostCounts: false));

    [Fact]
    public async Task A_guest_in_a_group_of_cgroup_v1_has_dashes_with_the_reason() =>
        Assert.Equal((null, "Its group has no pressure figures, as none of cgroup v1 has."), await OfGuestAsync(Guest("campus-web") with { CgroupPath = "/docker/web" }));

    [Fact]
    public async Task A_virtual_machine_without_a_group_of_its_own_has_dashes_with_the_reason() =>
        Assert.Equal((null, "It has no group of its own, so its waits can't be told from those of others."), await OfGuestAsync(Guest("campus-web") with { Kind = GuestKind.Libvirt }));

    [Fact]
    public async Task A_guest_that_has_stopped_is_not_called_one_without_a_group() =>
        Assert.Equal((null, "It does not run, so nothing in it waits."), await OfGuestAsync(Guest("campus-web", state: GuestState.Stopped)));

    [Fact]
    public async Task A_guest_whose_waits_are_counted_has_charts_and_no_excuse()
    {
        IElement section = await GuestSectionAsync(Guest("campus-web") with { Pressure = Counted }, hostCounts: true);
        Assert.Null(section.QuerySelector(".note"));
        Assert.Equal(3, section.QuerySelectorAll(".component-live [data-chart]").Length);
    }

    private static async Task<IElement> OfHostAsync(PressureCounters? pressure)
    {
        await using var pages = new PageFixture(Snapshot(pressure, Guest("campus-web")));
        return (await pages.RenderAsync<HostPage>(("HostName", "a"))).QuerySelector("#pressure")!;
    }

    /// <returns>The note, and the one reason of all three dashes.</returns>
    private static async Task<(string? Note, string Why)> OfGuestAsync(GuestSample guest, bool hostCounts = true)
    {
        IElement section = await GuestSectionAsync(guest, hostCounts);
        Assert.Equal(["CPU", "Memory", "I/O"], section.QuerySelectorAll("dt").Select(label => label.TextContent));
        Assert.All(section.QuerySelectorAll("dd"), value => Assert.StartsWith("–", value.TextContent.Trim(), StringComparison.Ordinal));
        IElement[] whys = [.. section.QuerySelectorAll("dd [data-why]")];
        Assert.Equal(3, whys.Length);
        Assert.All(whys, why => Assert.Equal("0", why.GetAttribute("tabindex")));
        return (section.QuerySelector(".note")?.TextContent, Assert.Single(whys.Select(why => why.GetAttribute("aria-label")!).Distinct()));
    }

    private static async Task<IElement> GuestSectionAsync(GuestSample guest, bool hostCounts)
    {
        await using var pages = new PageFixture(Snapshot(hostCounts ? Counted : null, guest));
        return (await pages.RenderAsync<GuestPage>(("Deployment", "campus"), ("Guest", "web"))).QuerySelector("#pressure")!;
    }

    private static ClusterSnapshot Snapshot(PressureCounters? ofHost, GuestSample web)
    {
        HostSnapshot At(double seconds) => TakenOf("a", seconds, guests: web) is var taken ? taken with { Machine = taken.Machine! with { Pressure = ofHost } } : null!;
        return Joint(0, [Answer("a", At(2), before: At(0))], Joined("campus", "web", "a", web, before: web) with { Kind = web.Kind.Name }) with
        {
            Testbed = new TestbedContents { Source = "/testbed", Deployments = [new Deployment { Name = "campus", RealName = "campus", State = DeploymentState.Up, HasState = true, ReadSuccess = true }] },
        };
    }
}
