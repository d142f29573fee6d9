namespace Portal.Collectors.Kernel;

/// <summary>The files of a cgroup2 group that are read in every snapshot. On a hybrid machine only its CPU times and pressure files exist.</summary>
internal sealed class CgroupV2Files(CgroupReads reads, string folder)
{
    private readonly HeldFile? _cpuStat = reads.Hold(folder, "cpu.stat");
    private readonly HeldFile? _cpuPressure = reads.Hold(folder, "cpu.pressure");
    private readonly HeldFile? _memoryPressure = reads.Hold(folder, "memory.pressure");
    private readonly HeldFile? _ioPressure = reads.Hold(folder, "io.pressure");
    private readonly HeldFile? _memoryCurrent = reads.Hold(folder, "memory.current");
    private readonly HeldFile? _memoryStat = reads.Hold(folder, "memory.stat");
    private readonly HeldFile? _memorySwap = reads.Hold(folder, "memory.swap.current");
    private readonly HeldFile? _memoryEvents = reads.Hold(folder, "memory.events");
    private readonly HeldFile? _ioStat = reads.Hold(folder, "io.stat");
    private readonly HeldFile? _pidsCurrent = reads.Hold(folder, "pids.current");
    private readonly HeldFile? _procs = reads.Hold(folder, "cgroup.procs");
    private readonly HeldFile? _groupStat = reads.Hold(folder, "cgroup.stat");
    private readonly CgroupIoList _io = new();

    /// <summary>The three CPU times, quota periods where the controller is on, and pressure.</summary>
    public void ReadTimes(ref CgroupValues values)
    {
        if (reads.TryRead(_cpuStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupCpuStat.TryParse(text, out CgroupCpuStat cpu));
            values.CpuTotalNanoseconds = cpu.UsageNanoseconds;
            values.CpuUserNanoseconds = cpu.UserNanoseconds;
            values.CpuSystemNanoseconds = cpu.SystemNanoseconds;
            values.CpuPeriods = cpu.Periods;
            values.CpuThrottledPeriods = cpu.ThrottledPeriods;
            values.CpuThrottledNanoseconds = cpu.ThrottledNanoseconds;
        }

        values.CpuPressure = Pressure(_cpuPressure);
        values.MemoryPressure = Pressure(_memoryPressure);
        values.IoPressure = Pressure(_ioPressure);
    }

    public void ReadMemory(ref CgroupValues values)
    {
        values.MemoryUsageBytes = reads.Number(_memoryCurrent);
        values.MemorySwapBytes = reads.Number(_memorySwap);
        if (reads.TryRead(_memoryStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupMemoryStat.TryParse(text, isV1: false, out CgroupMemoryStat stat));
            values.MemoryAnonBytes = stat.AnonBytes;
            values.MemoryFileBytes = stat.FileBytes;
            values.MemoryInactiveFileBytes = stat.InactiveFileBytes;
            values.MemoryFaults = stat.Faults;
            values.MemoryMajorFaults = stat.MajorFaults;
        }

        if (reads.TryRead(_memoryEvents, out text))
        {
            reads.Understood(CgroupFlatKeyed.TryFind(text, "oom_kill"u8, out values.MemoryOomKills));
        }
    }

    public void ReadIo(ref CgroupValues values)
    {
        if (reads.TryRead(_ioStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupIoStat.TryParse(text, _io));
            values.Io = _io.Items;
        }
    }

    public void ReadTasks(ref CgroupValues values)
    {
        values.Pids = reads.Number(_pidsCurrent);
        long? below = null;
        if (reads.TryRead(_groupStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupFlatKeyed.TryFind(text, "nr_descendants"u8, out below));
        }

        values.Processes = CgroupProcs.Count(reads, _procs, below is 0 ? null : folder, values.Pids);
    }

    private CgroupPressure? Pressure(HeldFile? file)
    {
        if (!reads.TryRead(file, out ReadOnlySpan<byte> text))
        {
            return null;
        }

        reads.Understood(CgroupPressure.TryParse(text, out CgroupPressure pressure));
        return pressure;
    }
}
