using Portal.Collectors.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Kernel;

public sealed class CgroupReaderTests
{
    private static readonly string DockerId = string.Concat(Enumerable.Repeat("a1", 32));
    private static readonly string RootlessId = string.Concat(Enumerable.Repeat("b2", 32));
    private static readonly string PodmanId = string.Concat(Enumerable.Repeat("c3", 32));

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Reads_a_container_of_a_hybrid_machine_from_both_versions()
    {
        CgroupValues values = Read("hybrid-cgroupfs", CgroupFixtures.WebPid, CgroupFixtures.WebId, out CgroupTree tree);

        Assert.Equal(CgroupVersion.Hybrid, tree.Version);
        Assert.Equal((15_249_866_000, 15_164_963_000, 84_902_000), (values.CpuTotalNanoseconds, values.CpuUserNanoseconds, values.CpuSystemNanoseconds));
        Assert.Equal((308, 295, 14_330_214_229), (values.CpuPeriods, values.CpuThrottledPeriods, values.CpuThrottledNanoseconds));
        Assert.Equal((0.5, 1, 134_217_728, 100), (values.CpuQuotaCores, values.CpusetCpus, values.MemoryLimitBytes, values.PidsMax));
        Assert.Equal(9_207_808, values.MemoryUsageBytes);
        Assert.Equal(0, values.MemorySwapBytes);
        Assert.Equal(0, values.MemoryOomKills);
        Assert.Equal((3, 3), (values.Pids, values.Processes));
        Assert.Equal((15_504_029_000, 15_430_615_000), (values.CpuPressure?.SomeNanoseconds, values.CpuPressure?.FullNanoseconds));
        CgroupIo disk = Assert.Single(values.Io!.Value.ToArray());
        Assert.Equal("vda", tree.DeviceName(disk.Major, disk.Minor));
        Assert.Equal((10_485_760, 18_898_944, 20, 29), (disk.ReadBytes, disk.WrittenBytes, disk.Reads, disk.Writes));
        Assert.Equal(CgroupFaults.None, values.Faults);
    }

    [Fact]
    public void Reads_a_container_under_systemd_on_v2()
    {
        CgroupValues values = Read("v2-systemd", 4321, DockerId, out CgroupTree tree);

        Assert.Equal(CgroupVersion.V2, tree.Version);
        Assert.Equal((1.5, 3, 268_435_456, 2048), (values.CpuQuotaCores, values.CpusetCpus, values.MemoryLimitBytes, values.PidsMax));
        Assert.Equal((104_857_600, 52_428_800, 41_943_040), (values.MemoryUsageBytes, values.MemoryAnonBytes, values.MemoryFileBytes));
        Assert.Equal((73_400_320, 4096, 2), (values.MemoryWorkingSetBytes, values.MemorySwapBytes, values.MemoryOomKills));
        Assert.Equal((24_680, 135), (values.MemoryFaults, values.MemoryMajorFaults));
        Assert.Equal((400, 100, 5_000_000_000), (values.CpuPeriods, values.CpuThrottledPeriods, values.CpuThrottledNanoseconds));
        Assert.Equal((12, 3), (values.Pids, values.Processes));
        Assert.Equal((1_500_000, 700_000), (values.IoPressure?.SomeNanoseconds, values.IoPressure?.FullNanoseconds));
        Assert.Equal(3, values.Io!.Value.Length);
    }

    [Fact]
    public void What_is_not_delegated_to_a_rootless_engine_is_absent()
    {
        CgroupValues values = Read("v2-systemd", 4322, RootlessId, out _);

        Assert.Equal(12_345_678_000, values.CpuTotalNanoseconds);
        Assert.Null(values.CpuPeriods);
        Assert.Null(values.CpuQuotaCores);
        Assert.Null(values.MemorySwapBytes);
        Assert.Null(values.MemoryLimitBytes);
        Assert.Null(values.PidsMax);
        Assert.Null(values.CpusetCpus);
        Assert.Null(values.Io);
        Assert.Null(values.CpuPressure);
        Assert.NotNull(values.MemoryPressure);
        Assert.Equal(CgroupFaults.None, values.Faults);
    }

    [Fact]
    public void Counts_processes_in_groups_below_and_an_empty_io_file_as_no_devices()
    {
        CgroupValues values = Read("v2-systemd", 4323, PodmanId, out _);

        Assert.Equal(3, values.Processes);
        Assert.Equal(0, values.Io!.Value.Length);
        Assert.Null(values.CpusetCpus);
    }

    [Fact]
    public void Devices_that_lie_on_a_listed_one_are_known_as_such()
    {
        CgroupTree tree = new(CgroupFixtures.Tree("v2-systemd"), _clock);
        CgroupIo[] listed = [new() { Major = 259 }, new() { Major = 253 }, new() { Major = 253, Minor = 1 }];

        Assert.Equal([false, true, true], listed.Select(device => tree.IsStackedOnListed(device, listed)));
        Assert.False(tree.IsStackedOnListed(listed[1], [listed[1]]));
        Assert.Null(tree.DeviceName(8, 0));
    }

    [Fact]
    public void A_group_that_is_not_the_guests_is_none()
    {
        CgroupTree tree = new(CgroupFixtures.Tree("v2-systemd"), _clock);

        Assert.Null(tree.Resolve(4321, CgroupFixtures.CutAfter(RootlessId)));
        Assert.Null(tree.Resolve(4321, _ => "/"));
        Assert.Null(tree.Resolve(4321, _ => "/../../etc"));
        Assert.Null(tree.Resolve(999, CgroupFixtures.CutAfter(DockerId)));
    }

    [Fact]
    public void V1_that_accounts_no_device_says_nothing_about_io()
    {
        KernelFiles files = CgroupFixtures.CopyOf("hybrid-cgroupfs", out string folder);
        foreach (string name in new[] { "io_service_bytes_recursive", "io_serviced_recursive" })
        {
            File.WriteAllText($"{folder}/sys/fs/cgroup/blkio/docker/{CgroupFixtures.WebId}/blkio.throttle.{name}", "Total 0\n");
        }

        CgroupTree tree = new(files, _clock);
        using CgroupReader reader = tree.Open(tree.Resolve(CgroupFixtures.WebPid, CgroupFixtures.CutAfter(CgroupFixtures.WebId))!);

        Assert.True(reader.TryRead(out CgroupValues values));
        Assert.False(values.Io.HasValue);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_cgroup2_group_of_somebody_else_is_not_mixed_in_on_a_hybrid_machine()
    {
        KernelFiles files = CgroupFixtures.CopyOf("hybrid-cgroupfs", out string folder);
        string path = $"{folder}/proc/{CgroupFixtures.WebPid}/cgroup";
        File.WriteAllText(path, File.ReadAllText(path).Replace($"0::/docker/{CgroupFixtures.WebId}", "0::/docker", StringComparison.Ordinal));
        CgroupTree tree = new(files, _clock);

        CgroupPaths? paths = tree.Resolve(CgroupFixtures.WebPid, path => path.StartsWith("/docker", StringComparison.Ordinal) ? path : null);

        Assert.NotNull(paths);
        Assert.Null(paths.Unified);
        using CgroupReader reader = tree.Open(paths);
        Assert.True(reader.TryRead(out CgroupValues values));
        Assert.Equal(15_213_860_986, values.CpuTotalNanoseconds);
        Assert.Equal((15_419_029_846, 86_504_295), (values.CpuUserNanoseconds, values.CpuSystemNanoseconds));
        Assert.Null(values.CpuPressure);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_root_of_a_mount_is_taken_off_and_the_injected_mount_wins()
    {
        KernelFiles files = new(new KernelRoots("/host/proc", "/host/sys", "/host"));
        CgroupMounts mounts = CgroupMounts.Parse(
            "31 23 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup rw\n99 23 0:26 /../.. /host/sys/fs/cgroup ro master:9 - cgroup2 cgroup rw\n40 2 0:9 / /odd\\040name rw - cgroup cgroup rw,cpu,cpuacct\n"u8, files);

        Assert.Equal("/host/sys/fs/cgroup/docker/x", mounts[CgroupMounts.V2]?.Folder("/../../docker/x"));
        Assert.Null(mounts[CgroupMounts.V2]?.Folder("/docker/x"));
        Assert.Null(mounts[CgroupMounts.V2]?.Folder("/../../../x"));
        Assert.Equal("/host/odd name/a", mounts["cpuacct"]?.Folder("/a"));
        Assert.Equal(CgroupVersion.Hybrid, mounts.Version);
        Assert.Null(mounts["memory"]);
    }

    [Fact]
    public void Damaged_files_cost_their_own_values_alone()
    {
        KernelFiles files = CgroupFixtures.CopyOf("v2-systemd", out string folder);
        string group = $"{folder}/sys/fs/cgroup/system.slice/docker-{DockerId}.scope";
        File.WriteAllText($"{group}/memory.current", "");
        File.WriteAllText($"{group}/pids.current", "many\n");
        File.WriteAllText($"{group}/memory.max", "18446744073709551615\n");
        File.WriteAllText($"{group}/io.stat", "nonsense\n");
        File.WriteAllBytes($"{group}/memory.stat", new byte[300_000]);
        File.Delete($"{group}/memory.swap.current");
        CgroupTree tree = new(files, _clock);
        using CgroupReader reader = tree.Open(tree.Resolve(4321, CgroupFixtures.CutAfter(DockerId))!);

        Assert.True(reader.TryRead(out CgroupValues values));

        Assert.Null(values.MemoryUsageBytes);
        Assert.Null(values.Pids);
        Assert.Null(values.MemoryLimitBytes);
        Assert.Null(values.MemoryAnonBytes);
        Assert.Equal(12_345_678_000, values.CpuTotalNanoseconds);
        Assert.Equal(3, values.Processes);
        Assert.Equal(CgroupFaults.Malformed | CgroupFaults.TooLarge, values.Faults);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Limits_are_read_again_after_a_minute_or_on_demand()
    {
        KernelFiles files = CgroupFixtures.CopyOf("v2-systemd", out string folder);
        string group = $"{folder}/sys/fs/cgroup/system.slice/docker-{DockerId}.scope";
        CgroupTree tree = new(files, _clock);
        using CgroupReader reader = tree.Open(tree.Resolve(4321, CgroupFixtures.CutAfter(DockerId))!);
        File.WriteAllText($"{group}/cpu.max", "20000 100000\n");

        Assert.Equal(1.5, Quota(reader));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0.2, Quota(reader));
        File.WriteAllText($"{group}/cpu.max", "max 100000\n");
        Assert.Equal(0.2, Quota(reader));
        reader.RefreshLimits();
        Assert.Null(Quota(reader));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_group_that_was_gone_before_the_first_read_is_gone_and_not_empty()
    {
        KernelFiles files = CgroupFixtures.CopyOf("v2-systemd", out string folder);
        CgroupTree tree = new(files, _clock);
        CgroupPaths paths = tree.Resolve(4321, CgroupFixtures.CutAfter(DockerId))!;
        Directory.Delete(folder, recursive: true);
        using CgroupReader reader = tree.Open(paths);

        Assert.False(reader.TryRead(out _));
    }

    private static double? Quota(CgroupReader reader)
    {
        Assert.True(reader.TryRead(out CgroupValues values));
        return values.CpuQuotaCores;
    }

    private CgroupValues Read(string fixture, int pid, string id, out CgroupTree tree)
    {
        tree = new CgroupTree(CgroupFixtures.Tree(fixture), _clock);
        CgroupPaths? paths = tree.Resolve(pid, CgroupFixtures.CutAfter(id));
        Assert.NotNull(paths);
        Assert.Contains(id, paths.Own, StringComparison.Ordinal);
        using CgroupReader reader = tree.Open(paths);
        Assert.True(reader.TryRead(out CgroupValues values));

        // The devices' array is the reader's own; what the test keeps is a copy.
        if (values.Io is { } io)
        {
            values.Io = io.ToArray();
        }

        return values;
    }
}
