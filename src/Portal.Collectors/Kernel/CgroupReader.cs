namespace Portal.Collectors.Kernel;

/// <summary>Reads one guest's own control group, of either version or of a hybrid machine, through handles that it keeps.</summary>
/// <remarks>Every controller comes from v1 where v1 has it, else from cgroup2; a hybrid machine's CPU times and pressure come from cgroup2, which has both without controllers. One thread at a time.</remarks>
internal sealed class CgroupReader : IDisposable
{
    private static readonly TimeSpan LimitsLifetime = TimeSpan.FromSeconds(60);

    private readonly CgroupPaths _paths;
    private readonly KernelFiles _files;
    private readonly TimeProvider _clock;
    private readonly bool _withTasks;
    private readonly CgroupReads _reads = new();
    private readonly CgroupV1Files _v1;
    private readonly CgroupV2Files? _v2;
    private CgroupLimits _limits;
    private CgroupFaults _limitFaults;
    private long _limitsReadAt;
    private bool _missing;

    public CgroupReader(CgroupPaths paths, KernelFiles files, TimeProvider clock, bool withTasks = true)
    {
        _withTasks = withTasks;
        _paths = paths;
        _files = files;
        _clock = clock;
        _v1 = new CgroupV1Files(_reads, paths);
        _v2 = paths.Unified is null ? null : new CgroupV2Files(_reads, paths.Unified);
        RefreshLimits();

        // Files that are absent at their first read stay so: a group that went before it must not look like one without controllers.
        _missing = !Directory.Exists(paths.Memory ?? paths.Cpuacct ?? paths.Cpu ?? paths.Pids ?? paths.Unified ?? paths.Blkio ?? paths.Cpuset);
    }

    /// <summary>The group's path within its hierarchy.</summary>
    public string Path => _paths.Own;

    /// <summary>Reads quota, CPU set, memory limit and thread limit now; otherwise that happens once a minute.</summary>
    public void RefreshLimits()
    {
        _reads.Begin();
        _limits = CgroupLimits.Read(_reads, _paths, _files);
        _limitFaults = _reads.Faults;
        _limitsReadAt = _clock.GetTimestamp();
    }

    /// <summary>False when the group is gone, which is normal; it does not come back. What can't be read is null.</summary>
    public bool TryRead(out CgroupValues values)
    {
        if (_clock.GetElapsedTime(_limitsReadAt) >= LimitsLifetime)
        {
            RefreshLimits();
        }

        values = default;
        _reads.Begin();
        ReadTimes(ref values);
        ReadControllers(ref values);
        values.CpuQuotaCores = _limits.QuotaCores;
        values.CpusetCpus = _limits.CpusetCpus;
        values.MemoryLimitBytes = _limits.MemoryLimitBytes;
        values.PidsMax = _limits.PidsMax;
        values.Faults = _reads.Faults | _limitFaults;
        _missing |= _reads.Gone;
        return !_missing;
    }

    public void Dispose() => _reads.Dispose();

    private void ReadTimes(ref CgroupValues values)
    {
        _v2?.ReadTimes(ref values);
        if (values.CpuTotalNanoseconds is null)
        {
            _v1.ReadTimes(ref values);
        }

        // In v1 a file of its own; without a quota it counts nothing.
        if (_paths.Cpu is not null && _limits.QuotaCores is not null)
        {
            _v1.ReadThrottling(ref values);
        }
    }

    private void ReadControllers(ref CgroupValues values)
    {
        if (_paths.Memory is not null)
        {
            _v1.ReadMemory(ref values);
        }
        else
        {
            _v2?.ReadMemory(ref values);
        }

        if (_paths.Blkio is not null)
        {
            _v1.ReadIo(ref values);
        }
        else
        {
            _v2?.ReadIo(ref values);
        }

        if (!_withTasks)
        {
            return;
        }

        if (_paths.Pids is not null)
        {
            _v1.ReadTasks(ref values);
        }
        else
        {
            _v2?.ReadTasks(ref values);
        }
    }
}
