using System.Globalization;
using System.Text;
using Portal.Collectors.Android;
using Portal.Collectors.Kernel;

namespace Portal.Tests.Kernel;

/// <summary>A file may be read while the kernel is still at it, or be cut by a limit: what a parser says of a part must be what it says of the whole, or nothing.</summary>
public sealed class EveryPrefixTests
{
    public static TheoryData<string, string> Fixtures => new()
    {
        { "captured/proc/stat", "stat" },
        { "made-up/stat-old", "stat" },
        { "captured/proc/loadavg", "loadavg" },
        { "captured/proc/meminfo", "meminfo" },
        { "captured/proc/vmstat", "vmstat" },
        { "captured/proc/diskstats", "diskstats" },
        { "made-up/diskstats-4.15", "diskstats" },
        { "made-up/diskstats-5.4", "diskstats" },
        { "captured/proc/net/dev", "net/dev" },
        { "captured/proc/pressure/cpu", "pressure" },
        { "captured/proc/pressure/io", "pressure" },
        { "made-up/pressure-irq", "pressure" },
        { "captured/proc/sys/fs/file-nr", "file-nr" },
        { "captured/proc/self/mountinfo", "mountinfo" },
        { "made-up/mountinfo-desktop", "mountinfo" },
        { "captured/proc/cpuinfo", "cpuinfo" },
        { "captured/etc/os-release", "os-release" },
        { "captured/qemu/stat", "pid/stat" },
        { "captured/qemu/statm", "pid/statm" },
        { "captured/qemu/io", "pid/io" },
        { "captured/qemu/status", "pid/status" },
        { "captured/qemu/schedstat", "pid/schedstat" },
        { "captured/qemu/net/dev", "net/dev" },
        { "made-up/config.ini", "config.ini" },
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_part_of_a_file_says_nothing_that_the_whole_does_not(string fixture, string parser)
    {
        byte[] content = FakeKernel.FixtureBytes(fixture);
        HashSet<string> whole = [.. Facts(parser, content)];
        Assert.NotEmpty(whole);

        for (int length = 0; length < content.Length; length++)
        {
            Assert.All(Facts(parser, content.AsSpan(0, length)), fact => Assert.True(whole.Contains(fact), $"{fixture} cut at {length} says {fact}"));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Bytes_that_were_changed_are_no_worse_than_a_wrong_answer(string fixture, string parser)
    {
        byte[] content = FakeKernel.FixtureBytes(fixture);
        Random random = new(4242);
        for (int round = 0; round < 500; round++)
        {
            byte[] changed = [.. content];
            for (int change = 0; change < 5; change++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            Facts(parser, changed);     // nothing is thrown
        }
    }

    private static List<string> Facts(string parser, ReadOnlySpan<byte> content)
    {
        List<string> facts = [];
        NamePool names = new();
        switch (parser)
        {
            case "stat":
                List<ProcStatCpu> cpus = [];
                ProcStat.Parse(content, cpus, out ProcStat stat);
                Add("cpu", cpus.Select(cpu => cpu.ToString()));
                Add("boot", stat.BootSeconds);
                Add("context switches", stat.ContextSwitches);
                Add("interrupts", stat.Interrupts);
                Add("forks", stat.Forks);
                Add("running", stat.TasksRunning);
                Add("blocked", stat.TasksBlocked);
                break;
            case "loadavg":
                Add("load", ProcLoadavg.TryParse(content, out ProcLoadavg load) ? load : null);
                break;
            case "meminfo":
                List<ProcMeminfo> memory = [];
                ProcMeminfo.Parse(content, names, memory);
                Add("line", memory.Select(line => line.ToString()));
                break;
            case "vmstat":
                ProcVmstat vmstat = ProcVmstat.Parse(content);
                Add("pgpgin", vmstat.PgpgIn);
                Add("pgpgout", vmstat.PgpgOut);
                Add("pswpin", vmstat.PswpIn);
                Add("pswpout", vmstat.PswpOut);
                Add("pgfault", vmstat.PgFault);
                Add("pgmajfault", vmstat.PgMajFault);
                Add("oom_kill", vmstat.OomKill);
                break;
            case "diskstats":
                List<ProcDiskstats> disks = [];
                ProcDiskstats.Parse(content, names, disks);
                Add("disk", disks.Select(disk => disk.ToString()));
                break;
            case "net/dev":
                List<InterfaceCounters> interfaces = [];
                ProcNetDev.Parse(content, names, interfaces);
                Add("interface", interfaces.Select(line => line.ToString()));
                break;
            case "pressure":
                if (ProcPressure.TryParse(content, out ProcPressure pressure))
                {
                    Add("some", pressure.SomeNanoseconds);
                    Add("full", pressure.FullNanoseconds);
                }

                break;
            case "file-nr":
                Add("files", ProcSysFsFileNr.TryParse(content, out ProcSysFsFileNr files) ? files : null);
                break;
            case "mountinfo":
                while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
                {
                    if (ProcPidMountinfo.TryParse(line, out ProcPidMountinfo mount))
                    {
                        Add("mount", $"{ProcPidMountinfo.Unescape(mount.Source)} {ProcPidMountinfo.Unescape(mount.Mountpoint)} {Encoding.UTF8.GetString(mount.Type)}");
                    }
                }

                break;
            case "cpuinfo":
                Add("model", ProcCpuinfo.ModelName(content));
                break;
            case "os-release":
                Add("name", EtcOsRelease.PrettyName(content));
                break;
            case "pid/stat":
                Add("stat", ProcPidStat.TryParse(content, out ProcPidStat process) ? process : null);
                break;
            case "pid/statm":
                Add("statm", ProcPidStatm.TryParse(content, 4096, out ProcPidStatm statm) ? statm : null);
                break;
            case "pid/io":
                ProcPidIo io = ProcPidIo.Parse(content);
                Add("read", io.ReadBytes);
                Add("written", io.WrittenBytes);
                break;
            case "pid/status":
                Add("swap", ProcPidStatus.SwapBytes(content));
                Add("root", ProcPidStatus.RunsAsRoot(content) ? "yes" : null);
                break;
            case "pid/schedstat":
                Add("schedstat", ProcPidSchedstat.TryParse(content, out ProcPidSchedstat schedstat) ? schedstat : null);
                break;
            case "config.ini":
                AvdConfiguration avd = AvdConfiguration.Parse(content);
                Add("cpus", avd.CpuCount);
                Add("memory", avd.MemoryBytes);
                // Which of two lines names the image depends on whether the first is there: a part may say the second.
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(parser), parser, "no such parser");
        }

        return facts;

        void Add(string name, object? value)
        {
            switch (value)
            {
                case null:
                    break;
                case IEnumerable<string> many:
                    facts.AddRange(many.Select(one => $"{name}: {one}"));
                    break;
                default:
                    facts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
                    break;
            }
        }
    }
}
