namespace Portal.Collectors.Kernel;

/// <summary>The files of a group in v1's hierarchies that are read in every snapshot, each controller for itself.</summary>
internal sealed class CgroupV1Files(CgroupReads reads, CgroupPaths paths)
{
    private readonly HeldFile? _usage = reads.Hold(paths.Cpuacct, "cpuacct.usage");
    private readonly HeldFile? _usageUser = reads.Hold(paths.Cpuacct, "cpuacct.usage_user");
    private readonly HeldFile? _usageSystem = reads.Hold(paths.Cpuacct, "cpuacct.usage_sys");
    private readonly HeldFile? _cpuacctStat = reads.Hold(paths.Cpuacct, "cpuacct.stat");
    private readonly HeldFile? _cpuStat = reads.Hold(paths.Cpu, "cpu.stat");
    private readonly HeldFile? _memoryUsage = reads.Hold(paths.Memory, "memory.usage_in_bytes");
    private readonly HeldFile? _memoryAndSwap = reads.Hold(paths.Memory, "memory.memsw.usage_in_bytes");
    private readonly HeldFile? _memoryStat = reads.Hold(paths.Memory, "memory.stat");
    private readonly HeldFile? _oomControl = reads.Hold(paths.Memory, "memory.oom_control");
    private readonly HeldFile? _ioBytes = reads.Hold(paths.Blkio, "blkio.throttle.io_service_bytes_recursive");
    private readonly HeldFile? _ioRequests = reads.Hold(paths.Blkio, "blkio.throttle.io_serviced_recursive");
    private readonly HeldFile? _pidsCurrent = reads.Hold(paths.Pids, "pids.current");
    private readonly HeldFile? _procs = reads.Hold(paths.Pids, "cgroup.procs");
    private readonly CgroupIoList _io = new();

    /// <summary>The three CPU times; a hybrid machine has better ones in cgroup2.</summary>
    public void ReadTimes(ref CgroupValues values)
    {
        values.CpuTotalNanoseconds = reads.Number(_usage);
        values.CpuUserNanoseconds = reads.Number(_usageUser);
        values.CpuSystemNanoseconds = reads.Number(_usageSystem);
        if (values.CpuUserNanoseconds is null && reads.TryRead(_cpuacctStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupCpuacctStat.TryParse(text, out CgroupCpuacctStat stat));
            values.CpuUserNanoseconds = stat.UserNanoseconds;
            values.CpuSystemNanoseconds = stat.SystemNanoseconds;
        }
    }

    public void ReadThrottling(ref CgroupValues values)
    {
        if (reads.TryRead(_cpuStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupCpuStat.TryParse(text, out CgroupCpuStat cpu));
            values.CpuPeriods = cpu.Periods;
            values.CpuThrottledPeriods = cpu.ThrottledPeriods;
            values.CpuThrottledNanoseconds = cpu.ThrottledNanoseconds;
        }
    }

    public void ReadMemory(ref CgroupValues values)
    {
        values.MemoryUsageBytes = reads.Number(_memoryUsage);

        // memsw is memory plus swap, read a moment later: the difference may come out below 0.
        values.MemorySwapBytes = reads.Number(_memoryAndSwap) - values.MemoryUsageBytes is { } swap ? Math.Max(0, swap) : null;
        if (reads.TryRead(_memoryStat, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupMemoryStat.TryParse(text, isV1: true, out CgroupMemoryStat stat));
            values.MemoryAnonBytes = stat.AnonBytes;
            values.MemoryFileBytes = stat.FileBytes;
            values.MemoryInactiveFileBytes = stat.InactiveFileBytes;
            values.MemoryFaults = stat.Faults;
            values.MemoryMajorFaults = stat.MajorFaults;
        }

        if (reads.TryRead(_oomControl, out text))
        {
            reads.Understood(CgroupFlatKeyed.TryFind(text, "oom_kill"u8, out values.MemoryOomKills));
        }
    }

    public void ReadIo(ref CgroupValues values)
    {
        _io.Clear();
        if (reads.TryRead(_ioBytes, out ReadOnlySpan<byte> text))
        {
            reads.Understood(CgroupBlkioThrottle.TryParse(text, areBytes: true, _io));
        }

        // Newer kernels (seen: 6.18) account nothing here until some group has a throttle rule and print "Total 0" all the
        // same: no device line means not known, not 0.
        if (_io.Count == 0)
        {
            return;
        }

        if (reads.TryRead(_ioRequests, out text))
        {
            reads.Understood(CgroupBlkioThrottle.TryParse(text, areBytes: false, _io));
        }

        values.Io = _io.Items;
    }

    public void ReadTasks(ref CgroupValues values)
    {
        values.Pids = reads.Number(_pidsCurrent);
        values.Processes = CgroupProcs.Count(reads, _procs, paths.Pids, values.Pids);
    }
}
