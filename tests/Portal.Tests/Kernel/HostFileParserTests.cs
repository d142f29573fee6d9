using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class HostFileParserTests
{
    [Fact]
    public void Disks_before_4_18_know_no_discards()
    {
        List<ProcDiskstats> disks = [];
        Assert.True(ProcDiskstats.Parse(FakeKernel.FixtureBytes("made-up/diskstats-4.15"), new NamePool(), disks));

        ProcDiskstats disk = disks[0];
        Assert.Equal(("sda", 80000L * 512, 900_000_000L, 3L), (disk.Device, disk.ReadBytes, disk.WriteNanoseconds, disk.InFlight));
        Assert.Null(disk.Discards);
        Assert.Null(disk.Flushes);
    }

    [Fact]
    public void Disks_before_5_5_know_discards_and_no_flushes()
    {
        List<ProcDiskstats> disks = [];
        Assert.True(ProcDiskstats.Parse(FakeKernel.FixtureBytes("made-up/diskstats-5.4"), new NamePool(), disks));

        ProcDiskstats disk = disks.Single(line => line.Device == "nvme0n1");
        Assert.Equal((7293L, 1100560L * 512, 2_321_000_000L), (disk.Discards!.Value, disk.DiscardedBytes!.Value, disk.DiscardNanoseconds!.Value));
        Assert.Null(disk.FlushNanoseconds);
    }

    [Fact]
    public void Disks_of_this_kernel_have_every_column()
    {
        List<ProcDiskstats> disks = [];
        Assert.True(ProcDiskstats.Parse("254 0 vda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n"u8, new NamePool(), disks));

        ProcDiskstats disk = Assert.Single(disks);
        Assert.Equal((1L, 2L, 3L * 512, 4_000_000L), (disk.Reads, disk.ReadsMerged, disk.ReadBytes, disk.ReadNanoseconds));
        Assert.Equal((5L, 6L, 7L * 512, 8_000_000L), (disk.Writes, disk.WritesMerged, disk.WrittenBytes, disk.WriteNanoseconds));
        Assert.Equal((9L, 10_000_000L, 11_000_000L), (disk.InFlight, disk.BusyNanoseconds, disk.QueueNanoseconds));
        Assert.Equal((12L, 13L, 14L * 512, 15_000_000L), (disk.Discards!.Value, disk.DiscardsMerged!.Value, disk.DiscardedBytes!.Value, disk.DiscardNanoseconds!.Value));
        Assert.Equal((16L, 17_000_000L), (disk.Flushes!.Value, disk.FlushNanoseconds!.Value));
    }

    [Fact]
    public void Cpus_of_an_old_kernel_have_no_guest_time_and_keep_their_numbers()
    {
        List<ProcStatCpu> cpus = [];
        Assert.True(ProcStat.Parse(FakeKernel.FixtureBytes("made-up/stat-old"), cpus, out ProcStat stat));

        Assert.Equal([null, 0, 2], cpus.Select(cpu => cpu.Index));
        Assert.Equal((2_000_000_000L, 30_000_000L), (cpus[1].UserNanoseconds, cpus[1].StealNanoseconds));
        Assert.Null(cpus[1].GuestNanoseconds);
        Assert.Equal((1795615930L, 638393L, 23617L, 5L, 1L), (stat.BootSeconds!.Value, stat.Interrupts!.Value, stat.Forks!.Value, stat.TasksRunning!.Value, stat.TasksBlocked!.Value));
    }

    [Fact]
    public void Memory_is_bytes_where_a_unit_stands_and_a_count_where_none_does()
    {
        List<ProcMeminfo> lines = [];
        Assert.True(ProcMeminfo.Parse("Active(anon):       3672 kB\nHugePages_Total:       7\n"u8, new NamePool(), lines));

        Assert.Equal([new ProcMeminfo("Active(anon)", 3672 * 1024), new ProcMeminfo("HugePages_Total", 7)], lines);
    }

    [Theory]
    [InlineData("MemTotal: 1 MB\n")]
    [InlineData("MemTotal: -1 kB\n")]
    [InlineData("MemTotal 1 kB\n")]
    [InlineData("MemTotal: 18446744073709551615 kB\n")]
    public void A_memory_line_that_is_not_understood_is_told_and_left_out(string text)
    {
        List<ProcMeminfo> lines = [];
        Assert.False(ProcMeminfo.Parse(Encoding.UTF8.GetBytes(text + "MemFree: 2 kB\n"), new NamePool(), lines));
        Assert.Equal([new ProcMeminfo("MemFree", 2048)], lines);
    }

    [Fact]
    public void Pressure_of_interrupts_knows_only_stalls()
    {
        Assert.True(ProcPressure.TryParse(FakeKernel.FixtureBytes("made-up/pressure-irq"), out ProcPressure pressure));
        Assert.Null(pressure.SomeNanoseconds);
        Assert.Equal(123_456_000, pressure.FullNanoseconds);
    }

    [Fact]
    public void Mount_names_are_unescaped()
    {
        Assert.Equal("/srv/images and\\more", ProcPidMountinfo.Unescape("/srv/images\\040and\\134more"u8));
        Assert.Equal("tab\there\\9 \\04", ProcPidMountinfo.Unescape("tab\\011here\\9\\040\\04"u8));
    }

    [Theory]
    [InlineData("12\n", 12L)]
    [InlineData("-5000\n", -5000L)]
    [InlineData("12", null)]
    [InlineData("\n", null)]
    [InlineData("12 13\n", null)]
    [InlineData("12\n13\n", null)]
    public void A_single_number_is_one_whole_line(string text, long? expected) =>
        Assert.Equal(expected, SingleValue.TryParseNumber(Encoding.UTF8.GetBytes(text), out long value) ? value : null);

    [Theory]
    [InlineData("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n", "Debian GNU/Linux 12 (bookworm)")]
    [InlineData("NAME=x\nPRETTY_NAME='a \"b\"'\n", "a \"b\"")]
    [InlineData("PRETTY_NAME=Plain\n", "Plain")]
    [InlineData("PRETTY_NAME=\"a \\\"b\\\" \\$c\"\n", "a \"b\" $c")]
    [InlineData("PRETTY_NAME=\"\n", "\"")]
    [InlineData("PRETTY_NAME=\n", null)]
    public void The_distribution_is_named_as_its_quotes_say(string text, string? expected) =>
        Assert.Equal(expected, EtcOsRelease.PrettyName(Encoding.UTF8.GetBytes(text)));
}
