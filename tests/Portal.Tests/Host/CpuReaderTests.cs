using Microsoft.Extensions.Logging.Abstractions;
using Portal.Collectors;
using Portal.Collectors.Host;
using Portal.Tests.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Host;

public sealed class CpuReaderTests : IDisposable
{
    private readonly FakeKernel _kernel = new();
    private readonly CpuReader _reader;

    public CpuReaderTests() => _reader = new CpuReader(_kernel.Files, new TierOutcome(0, new ManualTimeProvider(), NullLogger.Instance));

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_time_that_steps_back_a_little_keeps_its_last_value()
    {
        Read("cpu0 100 0 50 1000 20 0 0 0 7 0");
        CpuTimes times = Read("cpu0 101 0 50 999 19 0 0 0 6 0");

        Assert.Equal((1_010_000_000L, 10_000_000_000L, 200_000_000L, 70_000_000L), (times.UserNanoseconds, times.IdleNanoseconds, times.IowaitNanoseconds, times.GuestNanoseconds!.Value));
    }

    [Fact]
    public void The_last_value_is_kept_until_the_kernel_has_caught_up()
    {
        Read("cpu0 100 0 50 1000 20 0 0 0 0 0");
        Read("cpu0 100 0 50 900 20 0 0 0 0 0");
        Assert.Equal(10_000_000_000, Read("cpu0 100 0 50 950 20 0 0 0 0 0").IdleNanoseconds);
        Assert.Equal(10_010_000_000, Read("cpu0 100 0 50 1001 20 0 0 0 0 0").IdleNanoseconds);
    }

    [Fact]
    public void A_cpu_that_was_plugged_in_again_begins_anew()
    {
        Read("cpu0 100 0 50 1000 20 0 0 0 0 0");
        CpuTimes times = Read("cpu0 1 0 2 700 3 0 0 0 0 0");

        Assert.Equal((10_000_000L, 7_000_000_000L, 30_000_000L), (times.UserNanoseconds, times.IdleNanoseconds, times.IowaitNanoseconds));
    }

    [Fact]
    public void Each_cpu_has_its_own_last_value()
    {
        _kernel.Write("proc/stat", "cpu0 9 0 0 100 0 0 0 0 0 0\ncpu3 5 0 0 100 0 0 0 0 0 0\n");
        _reader.Read(out _);
        _kernel.Write("proc/stat", "cpu3 4 0 0 100 0 0 0 0 0 0\n");
        HostCpu cpu = _reader.Read(out _)!;

        CoreTimes core = Assert.Single(cpu.Cores);
        Assert.Equal((3, 50_000_000L), (core.Index, core.Times.UserNanoseconds));
        Assert.Null(cpu.Total);
    }

    private CpuTimes Read(string line)
    {
        _kernel.Write("proc/stat", line + "\n");
        return _reader.Read(out _)!.Cores.Single().Times;
    }
}
