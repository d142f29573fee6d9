using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

public sealed class CgroupParserTests
{
    [Fact]
    public void Brings_microseconds_of_v2_and_nanoseconds_of_v1_to_nanoseconds()
    {
        Assert.True(CgroupCpuStat.TryParse("usage_usec 12\nuser_usec 7\nsystem_usec 5\nnr_periods 4\nnr_throttled 1\nthrottled_usec 9\n"u8, out CgroupCpuStat v2));
        Assert.Equal((12_000, 7_000, 5_000), (v2.UsageNanoseconds, v2.UserNanoseconds, v2.SystemNanoseconds));
        Assert.Equal((4, 1, 9_000), (v2.Periods, v2.ThrottledPeriods, v2.ThrottledNanoseconds));

        Assert.True(CgroupCpuStat.TryParse("nr_periods 308\nnr_throttled 295\nthrottled_time 14330214229\n"u8, out CgroupCpuStat v1));
        Assert.Equal(14_330_214_229, v1.ThrottledNanoseconds);
        Assert.Null(v1.UsageNanoseconds);

        Assert.True(CgroupCpuacctStat.TryParse("user 1514\nsystem 8\n"u8, out CgroupCpuacctStat old));
        Assert.Equal((15_140_000_000, 80_000_000), (old.UserNanoseconds, old.SystemNanoseconds));
    }

    [Theory]
    [InlineData("50000 100000\n", 0.5)]
    [InlineData("150000 100000\n", 1.5)]
    [InlineData("max 100000\n", null)]
    public void Reads_a_quota_as_a_number_of_cpus(string text, double? cores)
    {
        Assert.True(CgroupCpuQuota.TryParseMax(Encoding.ASCII.GetBytes(text), out double? quota));
        Assert.Equal(cores, quota);
    }

    [Fact]
    public void A_quota_of_minus_one_or_a_period_of_zero_gives_none()
    {
        Assert.True(CgroupCpuQuota.TryParseCfs("-1\n"u8, "100000\n"u8, out double? none));
        Assert.Null(none);
        Assert.False(CgroupCpuQuota.TryParseCfs("50000\n"u8, "0\n"u8, out double? endless));
        Assert.Null(endless);
        Assert.False(CgroupCpuQuota.TryParseMax("50000 0\n"u8, out _));
    }

    [Fact]
    public void Keeps_the_other_keys_when_one_is_no_number()
    {
        Assert.False(CgroupMemoryStat.TryParse("anon x\nfile 2\npgfault 3 4\npgmajfault 18446744073709551615\n"u8, isV1: false, out CgroupMemoryStat stat));
        Assert.Null(stat.AnonBytes);
        Assert.Equal(2, stat.FileBytes);
        Assert.Null(stat.Faults);
        Assert.Equal(long.MaxValue, stat.MajorFaults);
    }

    [Fact]
    public void Of_v1_memory_the_lines_that_count_groups_below_are_taken()
    {
        Assert.True(CgroupMemoryStat.TryParse("cache 1\nrss 2\ninactive_file 3\ntotal_cache 10\ntotal_rss 20\ntotal_inactive_file 30\ntotal_pgfault 40\n"u8, isV1: true, out CgroupMemoryStat stat));
        Assert.Equal((10, 20, 30, 40), (stat.FileBytes, stat.AnonBytes, stat.InactiveFileBytes, stat.Faults));
    }

    [Theory]
    [InlineData("0-3,8\n", 5)]
    [InlineData("0\n", 1)]
    [InlineData("\n", 0)]
    [InlineData("3-1\n", null)]
    [InlineData("0-99999999\n", null)]
    [InlineData("0-3", null)]
    [InlineData("0-,\n", null)]
    public void Counts_the_cpus_of_a_list(string text, int? cpus) =>
        Assert.Equal(cpus, CpuList.TryCount(Encoding.ASCII.GetBytes(text), out int count) ? count : null);

    [Theory]
    [InlineData("max\n", null)]
    [InlineData("9223372036854771712\n", 9223372036854771712)]
    [InlineData("18446744073709551615\n", long.MaxValue)]
    public void A_limit_is_a_number_or_max(string text, long? limit)
    {
        Assert.True(CgroupNumber.TryParseLimit(Encoding.ASCII.GetBytes(text), out long? value));
        Assert.Equal(limit, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("12")]
    [InlineData("-1\n")]
    [InlineData("12 \n")]
    [InlineData("0x10\n")]
    public void Text_that_is_no_whole_number_is_refused(string text) =>
        Assert.False(CgroupNumber.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Reads_devices_of_v2_and_skips_other_keys_and_an_idle_device_without_line_end()
    {
        var devices = new CgroupIoList();
        Assert.True(CgroupIoStat.TryParse("253:10 254:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6 cost.usage=7\n8:16 rbytes=9\n"u8, devices));
        Assert.Equal(2, devices.Count);
        CgroupIo first = devices.Items.Span[0];
        Assert.Equal((254, 0, 1, 2, 3, 4), (first.Major, first.Minor, first.ReadBytes, first.WrittenBytes, first.Reads, first.Writes));
        Assert.Equal((5, 6), (first.DiscardedBytes, first.Discards));
        Assert.Null(devices.Items.Span[1].WrittenBytes);
        Assert.False(CgroupIoStat.TryParse("rbytes=1\n"u8, devices));
        Assert.False(CgroupIoStat.TryParse("99999999:1 rbytes=1\n"u8, devices));
    }

    [Fact]
    public void Joins_bytes_and_requests_of_v1_by_device()
    {
        var devices = new CgroupIoList();
        Assert.True(CgroupBlkioThrottle.TryParse("254:0 Read 10\n254:0 Write 20\n254:0 Sync 30\n8:0 Read 1\nTotal 31\n"u8, areBytes: true, devices));
        Assert.True(CgroupBlkioThrottle.TryParse("254:0 Read 2\n254:0 Discard 3\nTotal 2\n"u8, areBytes: false, devices));
        CgroupIo first = devices.Items.Span[0];
        Assert.Equal((10, 20, 2, 3), (first.ReadBytes, first.WrittenBytes, first.Reads, first.Discards));
        Assert.Null(first.Writes);
        Assert.Equal(2, devices.Count);
        Assert.False(CgroupBlkioThrottle.TryParse("254:0 Read\n"u8, areBytes: true, devices));
    }

    [Fact]
    public void Reads_stall_times_and_not_the_averages()
    {
        Assert.True(CgroupPressure.TryParse("some avg10=47.07 avg60=19.51 avg300=4.86 total=15504029\nfull avg10=47.03 avg60=19.43 avg300=4.84 total=7\n"u8, out CgroupPressure pressure));
        Assert.Equal((15_504_029_000, 7_000), (pressure.SomeNanoseconds, pressure.FullNanoseconds));
        Assert.False(CgroupPressure.TryParse("some avg10=0.00 total=x\n"u8, out pressure));
        Assert.Null(pressure.SomeNanoseconds);
    }

    [Theory]
    [InlineData("0::/a:b/c", "", "/a:b/c")]
    [InlineData("1:cpu,cpuacct:/docker", "cpu,cpuacct", "/docker")]
    [InlineData("9:name=systemd:/", "name=systemd", "/")]
    [InlineData("x::/", null, null)]
    [InlineData("0::", null, null)]
    [InlineData("0:/", null, null)]
    [InlineData("0::relative", null, null)]
    public void Splits_a_line_of_a_process_cgroups(string line, string? controllers, string? path)
    {
        bool understood = ProcPidCgroup.TryParseLine(Encoding.UTF8.GetBytes(line), out ProcPidCgroup entry);
        Assert.Equal(controllers is not null, understood);
        Assert.Equal((controllers, path), (understood ? entry.Controllers : null, understood ? entry.Path : null));
    }

    [Fact]
    public void Every_prefix_of_every_fixture_goes_through_its_parser_and_the_whole_is_understood()
    {
        int parsed = 0;
        foreach (string path in Directory.EnumerateFiles(CgroupFixtures.Folder, "*", SearchOption.AllDirectories))
        {
            byte[] whole = File.ReadAllBytes(path);
            string name = Path.GetFileName(path);
            if (name is "README.md" or "stat" or "dev" or "uevent" or "cgroup.procs" || whole.Length == 0)
            {
                continue;
            }

            for (int length = 0; length < whole.Length; length++, parsed++)
            {
                _ = Parses(name, whole.AsSpan(0, length));
            }

            Assert.True(Parses(name, whole) || name is "cgroup.controllers", path);
        }

        Assert.True(parsed > 5000);
    }

    private static bool Parses(string name, ReadOnlySpan<byte> text) => name switch
    {
        "cpu.stat" => CgroupCpuStat.TryParse(text, out _),
        "cpuacct.stat" => CgroupCpuacctStat.TryParse(text, out _),
        "memory.stat" => CgroupMemoryStat.TryParse(text, isV1: false, out _) & CgroupMemoryStat.TryParse(text, isV1: true, out _),
        "memory.events" or "memory.oom_control" => CgroupFlatKeyed.TryFind(text, "oom_kill"u8, out _),
        "cgroup.stat" => CgroupFlatKeyed.TryFind(text, "nr_descendants"u8, out _),
        "io.stat" => CgroupIoStat.TryParse(text, new CgroupIoList()),
        "cpu.max" => CgroupCpuQuota.TryParseMax(text, out _),
        "cgroup" => ProcPidCgroup.Parse(text).Count > 0,
        "mountinfo" => CgroupMounts.Parse(text, new KernelFiles(new KernelRoots())).Version != CgroupVersion.None,
        "cpuset.cpus" or "cpuset.cpus.effective" or "online" => CpuList.TryCount(text, out _),
        _ when name.EndsWith(".pressure", StringComparison.Ordinal) => CgroupPressure.TryParse(text, out _),
        _ when name.StartsWith("blkio", StringComparison.Ordinal) => CgroupBlkioThrottle.TryParse(text, areBytes: true, new CgroupIoList()),
        _ => CgroupNumber.TryParseLimit(text, out _),
    };
}
