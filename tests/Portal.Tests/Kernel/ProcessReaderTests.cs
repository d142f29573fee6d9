using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class ProcessReaderTests : IDisposable
{
    private const string NetDev = "h\nh\n    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n  eth0: 5 1 0 0 0 0 0 0 6 1 0 0 0 0 0 0\n";

    private readonly FakeKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Reads_a_captured_virtual_machine()
    {
        _kernel.Copy("captured/qemu", "proc/29672");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 29672)!;
        List<InterfaceCounters> network = [];

        Assert.Equal(KernelReadOutcome.Read, reader.Read(out ProcessValues values, network, withSwap: true));
        Assert.Equal(11442L * Environment.SystemPageSize, values.ResidentBytes!.Value, 100L * Environment.SystemPageSize);
        Assert.Equal(0, values.SwapBytes);
        Assert.NotNull(values.StorageReadBytes);
        Assert.Equal(2, values.VcpuCount);
        Assert.Equal([0, 1], values.Vcpus.Select(vcpu => vcpu.Index));
        Assert.All(values.Vcpus, vcpu => Assert.True(vcpu.RunNanoseconds > 0));
        Assert.Contains(network, line => line.Name == "eth0");
        Assert.Equal(171857, reader.StartTicks);
    }

    [Fact]
    public void Does_not_open_a_process_that_started_at_another_time()
    {
        new FakeProcess(_kernel, 7) { StartTicks = 50 }.WriteStat();

        Assert.Null(ProcessReader.TryOpen(_kernel.Files, 7, startTicks: 49));
        using ProcessReader? reader = ProcessReader.TryOpen(_kernel.Files, 7, startTicks: 50);
        Assert.NotNull(reader);
    }

    [Fact]
    public void Does_not_open_a_zombie_or_nothing()
    {
        new FakeProcess(_kernel, 7) { State = 'Z' }.WriteStat();

        Assert.Null(ProcessReader.TryOpen(_kernel.Files, 7));
        Assert.Null(ProcessReader.TryOpen(_kernel.Files, 8));
    }

    [Fact]
    public void Believes_nothing_but_stat_of_a_zombie()
    {
        FakeProcess process = new FakeProcess(_kernel, 7).WriteStat().File("statm", "9 9 9 0 0 0 0\n").File("io", "read_bytes: 1\nwrite_bytes: 2\n").File("net/dev", NetDev);
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        List<InterfaceCounters> network = [];
        reader.Read(out ProcessValues values, network);
        Assert.Equal((1L, 2), (values.StorageReadBytes!.Value, network.Count));

        process.State = 'Z';
        process.WriteStat();

        Assert.Equal(KernelReadOutcome.Read, reader.Read(out values, network));
        Assert.Equal('Z', values.State);
        Assert.Null(values.ResidentBytes);
        Assert.Null(values.StorageReadBytes);
        Assert.Empty(network);
    }

    [Fact]
    public void A_file_that_is_missing_or_odd_leaves_its_own_values_unknown()
    {
        new FakeProcess(_kernel, 7) { UserTicks = 3 }.WriteStat().File("statm", "garbage").File("status", "VmSwap:\t1 kB\n");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;

        Assert.Equal(KernelReadOutcome.Read, reader.Read(out ProcessValues values, withSwap: true));
        Assert.Equal((30_000_000L, 1024L), (values.UserNanoseconds, values.SwapBytes!.Value));
        Assert.Null(values.ResidentBytes);
        Assert.Null(values.StorageReadBytes);
        Assert.Null(values.VcpuCount);
    }

    [Fact]
    public void An_odd_stat_is_malformed()
    {
        new FakeProcess(_kernel, 7).WriteStat();
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        _kernel.Write("proc/7/stat", "7 (x) R 1");

        Assert.Equal(KernelReadOutcome.Malformed, reader.Read(out _));
    }

    [Fact]
    public void Finds_virtual_cpus_again_when_the_number_of_threads_changed()
    {
        FakeProcess process = new FakeProcess(_kernel, 7) { Threads = 2 }.WriteStat().Thread(7, "qemu", "5 5 1").Thread(8, "CPU 1/KVM", "10 20 1");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        reader.Read(out ProcessValues values);
        Assert.Equal([new VcpuTimes(1, 10, 20)], values.Vcpus);

        process.Threads = 3;
        process.WriteStat().Thread(9, "CPU 0/TCG", "30 40 1");
        reader.Read(out _);     // learns the new number
        reader.Read(out values);

        Assert.Equal([new VcpuTimes(0, 30, 40), new VcpuTimes(1, 10, 20)], values.Vcpus);
        Assert.Equal(2, values.VcpuCount);
    }

    [Fact]
    public void Finds_a_virtual_cpu_that_got_its_name_only_after_the_first_look()
    {
        FakeProcess process = new FakeProcess(_kernel, 7).WriteStat().Thread(8, "qemu", "10 20 1");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        reader.Read(out ProcessValues values);
        Assert.Null(values.VcpuCount);

        process.Thread(8, "CPU 0/KVM", "10 20 1");
        reader.Read(out values);

        Assert.Equal(1, values.VcpuCount);
    }

    [Fact]
    public void Counts_virtual_cpus_whose_times_the_kernel_does_not_keep()
    {
        new FakeProcess(_kernel, 7).WriteStat().Thread(8, "CPU 0/KVM", "0 0 0");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        reader.Read(out ProcessValues values);

        Assert.Equal(1, values.VcpuCount);
        Assert.Empty(values.Vcpus);
    }

    [Theory]
    [InlineData("CPU x/KVM")]
    [InlineData("CPU /KVM")]
    [InlineData("CPU 0/KVMX")]
    [InlineData("CPU 0/KVM 1/KVM")]
    [InlineData("CPU 99999999999/KVM")]
    [InlineData("worker")]
    public void A_thread_of_another_name_is_no_virtual_cpu(string comm)
    {
        new FakeProcess(_kernel, 7).WriteStat().Thread(8, comm, "1 1 1");
        using ProcessReader reader = ProcessReader.TryOpen(_kernel.Files, 7)!;
        reader.Read(out ProcessValues values);

        Assert.Null(values.VcpuCount);
    }
}
