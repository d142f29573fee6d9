using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Pages.Capacity;
using Portal.Live;
using Portal.Testbed;
using Portal.Tests.Testbed;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.Capacity;

/// <summary>Against the sums that the fixture's state files give by hand.</summary>
public sealed class CapacityViewTests
{
    private const long Mebibyte = 1 << 20;
    private const long Gibibyte = 1 << 30;

    [Theory]
    [InlineData("main", 8, 13312, 10, 15360)]
    [InlineData("host-b", 3, 2560, 4, 2944)]
    public async Task Sums_are_those_of_the_files(string name, double ownCores, long ownMebibytes, double allCores, long allMebibytes)
    {
        CapacityHost host = (await CampusAsync()).Hosts.Single(host => host.Name == name);
        Assert.Equal((ownCores, allCores), (host.Cores.Own!.Value, host.Cores.All));
        Assert.Equal((ownMebibytes * Mebibyte, allMebibytes * Mebibyte), (host.Memory.Own!.Value, host.Memory.All));
        Assert.Equal(host.Memory.Installed - (allMebibytes * Mebibyte), host.Memory.Headroom);
    }

    [Fact]
    public async Task Guests_without_a_limit_are_counted_apart()
    {
        CapacityView view = await CampusAsync();
        Assert.Contains("3\u00A0containers have no limit and are not in the sum.", view.Hosts.Single(host => host.Name == "host-b").Remarks);
        Assert.Contains("8\u00A0guests have no limit and are not in the sum.", view.Hosts.Single(host => host.Name == "main").Remarks);
    }

    [Fact]
    public async Task Copies_answer_yes_and_no_with_what_is_missing()
    {
        CapacityView view = await CampusAsync(copies: 2);
        Assert.Equal([("host-b", true, "yes"), ("main", false, "no: 8.00\u00A0GiB short")], view.Fits.Select(fit => (fit.Host, fit.Fits!.Value, fit.Text)));
        Assert.All((await CampusAsync(copies: 1)).Fits, fit => Assert.True(fit.Fits));
    }

    [Fact]
    public async Task Cores_may_be_shared_out_twice_and_it_is_said()
    {
        CapacityView view = await CampusAsync(copies: 3);
        Assert.Equal("yes, cores then committed 125\u00A0%", view.Fits[0].Text);
    }

    [Fact]
    public async Task What_is_promised_beyond_what_there_is_is_said_in_words()
    {
        CapacityView view = await CampusAsync(memoryOfMain: 10 * Gibibyte);
        Assert.Contains("main: memory committed 150\u00A0% (15.0 of 10.0\u00A0GiB).", view.Hosts[1].Remarks);
        Assert.True(view.Hosts[1].Memory.Headroom < 0);
    }

    [Fact]
    public async Task A_silent_host_is_not_known_and_never_nought()
    {
        CapacityView view = CapacityView.OfDeployment(await FrameAsync(Answer("main", null), Host("host-b", 8, 8 * Gibibyte)), "campus", 2);
        CapacityHost main = view.Hosts.Single(host => host.Name == "main");
        Assert.Null(main.Memory.Installed);
        Assert.Null(main.Memory.CommittedRatio);
        Assert.Null(view.Fits.Single(fit => fit.Host == "main").Fits);
    }

    [Fact]
    public async Task A_hosts_page_has_all_deployments_in_one_sum()
    {
        CapacityHost host = Assert.Single(CapacityView.OfHost(await FrameAsync(Host("main", 16, 20 * Gibibyte)), "main").Hosts);
        Assert.Equal(15360 * Mebibyte, host.Memory.All);
        Assert.Null(host.Memory.Own);
    }

    [Theory]
    [InlineData("lab-down")]
    [InlineData("lab-failed")]
    public async Task What_is_down_or_failed_and_does_not_run_holds_nothing(string deployment) =>
        Assert.All(CapacityView.OfDeployment(await FrameAsync(Host("main", 16, 20 * Gibibyte)), deployment, 1).Hosts, host => Assert.Equal(0, host.Memory.Own));

    private static async Task<CapacityView> CampusAsync(int copies = 2, long memoryOfMain = 20 * Gibibyte) =>
        CapacityView.OfDeployment(await FrameAsync(Host("main", 16, memoryOfMain), Host("host-b", 8, 8 * Gibibyte)), "campus", copies);

    private static async Task<LiveFrame> FrameAsync(params ImmutableArray<HostAnswer> hosts)
    {
        using var root = new TestbedRoot("v1.1");
        TestbedContents contents = await root.ReadAsync();
        ImmutableArray<JoinedGuest> guests = GuestJoin.Join(contents, new GuestClaims(contents), hosts, new Dictionary<string, KeptSnapshot?>());
        return Frame(Joint(10, hosts, guests) with { Testbed = contents });
    }

    private static HostAnswer Host(string name, int cores, long memoryBytes)
    {
        HostSnapshot now = TakenOf(name, 10);
        return Answer(name, now with
        {
            Machine = now.Machine! with
            {
                Cpu = new HostCpu { Total = new CpuTimes(), Cores = [.. Enumerable.Range(0, cores).Select(index => new CoreTimes { Index = index, Times = new CpuTimes() })] },
                Memory = new HostMemory { SizeBytes = memoryBytes, AvailableBytes = memoryBytes / 2 },
            },
        });
    }
}
