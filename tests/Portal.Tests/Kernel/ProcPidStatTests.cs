using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class ProcPidStatTests
{
    [Fact]
    public void Reads_a_virtual_machine()
    {
        Assert.True(ProcPidStat.TryParse(FakeKernel.FixtureBytes("captured/qemu/stat"), out ProcPidStat stat));

        Assert.Equal('S', stat.State);
        Assert.Equal(5127, stat.MinorFaults);
        Assert.Equal(46, stat.MajorFaults);
        Assert.Equal(110_000_000, stat.UserNanoseconds);
        Assert.Equal(40_000_000, stat.SystemNanoseconds);
        Assert.Equal(4, stat.Threads);
        Assert.Equal(171857, stat.StartTicks);
        Assert.Equal(1439952896, stat.VirtualBytes);
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("CPU 0/KVM")]
    [InlineData(") R 1 2 3")]
    [InlineData("((((((((((((((")]
    [InlineData("a\nb\0c) Z 9 9 9")]
    [InlineData("")]
    public void Reads_the_state_behind_the_last_parenthesis_of_the_name(string name)
    {
        byte[] line = Encoding.UTF8.GetBytes($"7 ({name}) D 1 7 7 0 -1 64 10 0 3 0 5 6 0 0 20 0 2 0 99 4096 1 18446744073709551615\n");

        Assert.True(ProcPidStat.TryParse(line, out ProcPidStat stat));
        Assert.Equal(('D', 2L, 99L), (stat.State, stat.Threads, stat.StartTicks));
    }

    [Fact]
    public void Time_beyond_64_bits_of_nanoseconds_is_cut_and_not_negative()
    {
        byte[] line = "7 (x) R 1 7 7 0 -1 64 0 0 0 0 18446744073709551615 6 0 0 20 0 2 0 99 4096 1 1\n"u8.ToArray();

        Assert.True(ProcPidStat.TryParse(line, out ProcPidStat stat));
        Assert.Equal(long.MaxValue, stat.UserNanoseconds);
    }
}
