using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Collectors.Kernel;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

public sealed class HostCollectorTests : IDisposable
{
    private readonly FakeKernel _kernel = new FakeKernel().Copy("captured");
    private readonly ManualTimeProvider _clock = new();
    private readonly HostCollector _collector;

    public HostCollectorTests()
    {
        Directory.CreateDirectory(_kernel.Locate("sys/block/vda"));
        _collector = new HostCollector(_kernel.Files, _clock);
    }

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Reads_a_captured_machine()
    {
        HostSample machine = _collector.Collect().Machine;

        Assert.Equal(2, machine.Cpu!.Cores.Length);
        Assert.True(machine.Cpu.Total!.UserNanoseconds > 0);
        Assert.NotNull(machine.Cpu.Total.GuestNanoseconds);
        Assert.Equal(2026, machine.BootedAt!.Value.Year);
        Assert.Equal(3, machine.Load.Length);
        Assert.Equal(24683656L * 1024, machine.Memory!.SizeBytes);
        Assert.Equal(0, machine.Memory.SwapSizeBytes);
        Assert.Equal(0, machine.Memory.HugePagesBytes);
        Assert.Equal(24683656L * 1024, machine.MemoryLines.Single(line => line.Name == "MemTotal").Value);
        Assert.Equal(0, machine.MemoryLines.Single(line => line.Name == "HugePages_Surp").Value);
        Assert.True(machine.Paging!.Faults > machine.Paging.MajorFaults);
        Assert.Equal(["oom_kill", "pgfault", "pgmajfault", "pgpgin", "pgpgout", "pswpin", "pswpout"], machine.VmstatLines.Select(line => line.Name));
        Assert.Equal("vda", Assert.Single(machine.Disks).Device);
        Assert.Equal(["ifb0", "ifb1", "eth0"], machine.Networks.Select(network => network.Interface));
        Assert.NotNull(machine.Pressure!.Cpu!.WaitingNanoseconds);
        Assert.Null(machine.Pressure.Cpu.StalledNanoseconds);
        Assert.NotNull(machine.Pressure.Memory!.StalledNanoseconds);
        Assert.Null(machine.Pressure.Irq);
        Assert.True(machine.Activity!.Threads > 0);
        Assert.True(machine.Activity.OpenFiles < machine.Activity.OpenFilesLimit);
        Assert.Null(machine.Activity.ConntrackEntries);
        Assert.Equal(("Debian GNU/Linux 12 (bookworm)", "AMD EPYC", "hybrid"), (machine.Identity.Os, machine.Identity.CpuModel, machine.Identity.Cgroups));
        Assert.StartsWith("6.18.", machine.Identity.Kernel, StringComparison.Ordinal);
    }

    [Fact]
    public void Succeeds_where_a_kernel_lacks_only_what_it_may_lack()
    {
        _kernel.Delete("proc/pressure");
        HostCollection collection = _collector.Collect();

        Assert.True(collection.Outcomes[0].Success, collection.Outcomes[0].Error);
        Assert.Null(collection.Machine.Pressure);
    }

    [Theory]
    [InlineData("stat")]
    [InlineData("loadavg")]
    [InlineData("meminfo")]
    [InlineData("vmstat")]
    [InlineData("diskstats")]
    [InlineData("net/dev")]
    [InlineData("sys/fs/file-nr")]
    public void A_missing_file_costs_its_own_values_and_is_told(string file)
    {
        _kernel.Delete($"proc/{file}");
        HostCollection collection = _collector.Collect();

        CollectorOutcome outcome = collection.Outcomes[0];
        Assert.Equal((false, CollectorFailure.Unsupported), (outcome.Success, outcome.Reason!.Value));
        Assert.Contains(file, outcome.Error, StringComparison.Ordinal);
        HostSample machine = collection.Machine;
        Assert.Equal(file == "stat", machine.Cpu is null);
        Assert.Equal(file == "loadavg", machine.Load.IsDefault);
        Assert.Equal(file == "meminfo", machine.Memory is null && machine.MemoryLines.IsDefault);
        Assert.Equal(file == "vmstat", machine.Paging is null);
        Assert.Equal(file == "diskstats", machine.Disks.IsDefault);
        Assert.Equal(file == "net/dev", machine.Networks.IsDefault);
        Assert.Equal(file == "sys/fs/file-nr", machine.Activity!.OpenFiles is null);
    }

    [Fact]
    public void An_odd_line_costs_itself_and_is_told()
    {
        _kernel.Write("proc/meminfo", "MemTotal: 5 kB\nMemFree: lots kB\nSwapTotal: 0 kB\n");
        HostCollection collection = _collector.Collect();

        Assert.Equal(CollectorFailure.Malformed, collection.Outcomes[0].Reason);
        HostMemory memory = collection.Machine.Memory!;
        Assert.Equal((5120L, 0L), (memory.SizeBytes!.Value, memory.SwapSizeBytes!.Value));
        Assert.Null(memory.FreeBytes);
        Assert.Null(memory.HugePagesBytes);
    }

    [Fact]
    public void Recovers_when_the_file_is_back_and_counts_what_was()
    {
        byte[] load = File.ReadAllBytes(_kernel.Locate("proc/loadavg"));
        _kernel.Delete("proc/loadavg");
        _collector.Collect();
        _collector.Collect();
        _kernel.Write("proc/loadavg", load);
        HostCollection collection = _collector.Collect();

        Assert.True(collection.Outcomes[0].Success);
        Assert.Equal([new FailureCount(CollectorFailure.Unsupported, 2)], collection.Outcomes[0].Failures);
        Assert.False(collection.Machine.Load.IsDefault);
    }

    [Fact]
    public void Sees_connection_tracking_once_its_module_is_loaded()
    {
        Assert.Null(_collector.Collect().Machine.Activity!.ConntrackEntries);

        _kernel.Write("proc/sys/net/netfilter/nf_conntrack_count", "17\n").Write("proc/sys/net/netfilter/nf_conntrack_max", "262144\n");

        HostActivity activity = _collector.Collect().Machine.Activity!;
        Assert.Equal((17L, 262144L), (activity.ConntrackEntries!.Value, activity.ConntrackEntriesLimit!.Value));
    }

    [Fact]
    public void A_large_machine_has_files_beyond_64_KiB()
    {
        string lines = string.Concat(Enumerable.Range(0, 1200).Select(number => $"  tap{number}: 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 {new string('9', 15)}\n"));
        _kernel.Write("proc/net/dev", "h\nh\n" + lines);
        HostCollection collection = _collector.Collect();

        Assert.True(collection.Outcomes[0].Success, collection.Outcomes[0].Error);
        Assert.Equal(1200, collection.Machine.Networks.Length);
    }

    [Fact]
    public void Leaves_out_loopback_and_the_ends_of_containers()
    {
        _kernel.Write("proc/net/dev", "h\nh\n" + string.Concat(((string[])["lo", "eth0", "veth1a", "vm-x1"]).Select(name => $"{name}: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n")));

        Assert.Equal(["eth0", "vm-x1"], _collector.Collect().Machine.Networks.Select(network => network.Interface));
    }

    [Fact]
    public void Leaves_out_partitions_and_what_is_no_disk()
    {
        _kernel.Write("proc/diskstats", FakeKernel.FixtureBytes("made-up/diskstats-5.4"));
        foreach (string folder in (string[])["ram0", "loop0", "sr0", "nvme0n1", "cciss!c0d0"])
        {
            Directory.CreateDirectory(_kernel.Locate($"sys/block/{folder}"));
        }

        Assert.Equal(["nvme0n1", "cciss/c0d0"], _collector.Collect().Machine.Disks.Select(disk => disk.Device));
    }

    [Fact]
    public async Task This_machine_can_be_read_whole()
    {
        HostCollector collector = new(new KernelFiles(new KernelRoots()), TimeProvider.System);
        collector.Collect();
        await collector.Slow.Run;
        HostCollection collection = collector.Collect();

        Assert.Equal([0, 1], collection.Outcomes.Select(outcome => outcome.Tier));
        Assert.True(collection.Outcomes[0].Success, collection.Outcomes[0].Error);
        Assert.NotEmpty(collection.Machine.Cpu!.Cores);
        Assert.Contains(collection.Machine.Filesystems, filesystem => filesystem.SizeBytes > 0);
    }
}
