using Portal.Collectors;
using Portal.Configuration;
using Portal.Doctor;
using Portal.Doctor.Checks.Clocks;
using Portal.Doctor.Checks.Host;
using Portal.Doctor.Checks.Members;
using Portal.Testbed;
using Portal.Tests.Support;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Doctor;

/// <summary>What is found on a host, and what is to be done about it.</summary>
public sealed class HostCheckTests
{
    [Theory]
    [InlineData("v2", Verdict.Pass, null)]
    [InlineData("hybrid", Verdict.Warning, "systemd.unified_cgroup_hierarchy=1")]
    [InlineData("v1", Verdict.Warning, "systemd.unified_cgroup_hierarchy=1")]
    [InlineData(null, Verdict.Fail, "findmnt -t cgroup,cgroup2")]
    public void Control_groups_are_best_in_one_hierarchy(string? version, Verdict verdict, string? fix)
    {
        Finding finding = CgroupHierarchy.Look(version);
        Assert.Equal((verdict, fix), (finding.Verdict, finding.Fix?.Copy));
    }

    [Theory]
    [InlineData("/system.slice/docker-1.scope", "1 of 1, made by systemd")]
    [InlineData("/docker/1", "1 of 1, made by cgroupfs")]
    [InlineData(null, "0 of 1; without one: campus-web")]
    public void A_guests_group_names_its_driver(string? path, string found) =>
        Assert.Equal(found, GuestCgroups.Look([Guest("campus-web") with { CgroupPath = path }]).Found);

    [Fact]
    public void Where_no_guest_runs_its_group_is_not_asked_for() =>
        Assert.Equal(Verdict.NotApplicable, GuestCgroups.Look([Guest("web", state: GuestState.Stopped)]).Verdict);

    [Theory]
    [InlineData(PortalMode.Main, false, Verdict.Pass, null)]
    [InlineData(PortalMode.Client, true, Verdict.Pass, null)]
    [InlineData(PortalMode.Main, true, Verdict.Fail, "Portal__Mode=Client")]
    [InlineData(PortalMode.Client, false, Verdict.Fail, "Portal__Mode=Main")]
    public void The_testbeds_mode_is_the_portals(PortalMode mode, bool saysClient, Verdict verdict, string? fix)
    {
        Finding finding = ConfiguredMode.Look(mode, saysClient ? new TestbedMode.Client("10.0.0.1", null) : new TestbedMode.Main());
        Assert.Equal((verdict, fix), (finding.Verdict, finding.Fix?.Copy));
    }

    [Theory]
    [InlineData("docker", true, null, 3, 3, Verdict.Pass, "3 containers")]
    [InlineData("docker", false, CollectorFailure.Denied, null, 3, Verdict.Fail, "permission denied on /var/run/docker.sock")]
    [InlineData("android", true, null, 0, 2, Verdict.Warning, "no emulators, and 2 should run here")]
    [InlineData("android", true, null, 0, 0, Verdict.Pass, "0 emulators")]
    public void A_runtime_is_judged_by_its_collectors_word(string kind, bool success, CollectorFailure? reason, int? guests, int expected, Verdict verdict, string found)
    {
        var outcome = new CollectorOutcome { Collector = kind, Tier = 0, Success = success, Reason = reason, Guests = guests, Error = success ? null : "Permission denied on /var/run/docker.sock." };
        Finding finding = CollectorAccess.Look(RuntimeAccess.All.Single(access => access.Kind == kind), [outcome], expected);
        Assert.Equal((verdict, found), (finding.Verdict, finding.Found));
    }

    [Theory]
    [InlineData(0, Verdict.NotApplicable)]
    [InlineData(2, Verdict.Fail)]
    public void A_runtime_that_was_never_there_matters_only_where_guests_need_it(int expected, Verdict verdict) =>
        Assert.Equal(verdict, CollectorAccess.Look(RuntimeAccess.All[0], [], expected).Verdict);

    [Theory]
    [InlineData("Limit                     Soft Limit           Hard Limit           Units     \nMax open files            1024                 524288               files     \n", 1024L)]
    [InlineData("Max open files            unlimited            unlimited            files     \n", long.MaxValue)]
    [InlineData("Max open fil", null)]
    public void Open_files_are_limited_as_the_kernel_says(string limits, long? expected) => Assert.Equal(expected, FileDescriptors.SoftLimit(limits));

    [Theory]
    [InlineData(1024L, Verdict.Warning)]
    [InlineData(65536L, Verdict.Pass)]
    [InlineData(null, Verdict.NotApplicable)]
    public void A_low_limit_is_a_warning(long? limit, Verdict verdict) => Assert.Equal(verdict, FileDescriptors.Look(limit).Verdict);

    [Fact]
    public void The_key_folder_must_be_there_closed_and_writable()
    {
        using TemporaryFolder root = new();
        string folder = root.At("cluster");
        Assert.Equal(Verdict.Fail, DataFolder.Look(folder).Verdict);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        Assert.Equal($"chmod 700 {folder}", DataFolder.Look(folder).Fix!.Copy);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(Verdict.Pass, DataFolder.Look(folder).Verdict);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Domains_that_do_not_report_their_memory_are_named_with_a_command_each()
    {
        GuestSample polled = Guest("campus-a") with { Kind = GuestKind.Libvirt, Memory = new GuestMemory { Balloon = new BalloonMemory { UsableBytes = 1 } } };
        GuestSample silent = polled with { RuntimeName = "campus b", Memory = null };
        Finding finding = BalloonPolling.Look("host-b", [polled, silent]);
        Assert.Equal(("1 of 2 domains; not: campus b", "virsh dommemstat 'campus b' --period 5 --live"), (finding.Found, finding.Fix!.Copy));
        Assert.Equal(Verdict.Pass, BalloonPolling.Look("host-b", [polled]).Verdict);
    }

    [Theory]
    [InlineData(0.3, Verdict.Pass)]
    [InlineData(-4.2, Verdict.Fail)]
    [InlineData(null, Verdict.NotApplicable)]
    public void A_clock_may_be_a_second_off(double? seconds, Verdict verdict) =>
        Assert.Equal(verdict, ClockOffset.Look(seconds is { } off ? TimeSpan.FromSeconds(off) : null, TimeSpan.FromSeconds(1), "host-b").Verdict);

    [Fact]
    public void In_a_container_the_hosts_files_must_be_mounted()
    {
        var machine = new HostSample { Cpu = new HostCpu { Total = new CpuTimes(), Cores = [] }, Memory = new HostMemory() };
        Assert.Equal(Verdict.Pass, KernelView.Look("/", "/proc", "/sys", isInContainer: false, machine).Verdict);
        Assert.Equal("Portal__HostRoot=/host", KernelView.Look("/", "/proc", "/sys", isInContainer: true, machine).Fix!.Copy);
        Assert.Equal(Verdict.Pass, KernelView.Look("/host", "/proc", "/sys", isInContainer: true, machine).Verdict);
        Assert.Equal("can't be read: /proc/stat, /proc/meminfo, /nowhere/class/net", KernelView.Look("/", "/proc", "/nowhere", isInContainer: false, new HostSample()).Found);
    }
}
