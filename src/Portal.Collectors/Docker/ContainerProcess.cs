using Portal.Collectors.Kernel;

namespace Portal.Collectors.Docker;

/// <summary>The running side of one container: its init process and its control group, through handles that are kept.</summary>
/// <remarks>A pid is believed because the process' own control group carries the container's id, and the held <c>stat</c> vouches that it is still the same process.</remarks>
internal sealed class ContainerProcess : IDisposable
{
    private readonly HeldFile _stat;
    private readonly CgroupReader? _cgroup;
    private readonly string? _netDev;

    private ContainerProcess(KernelFiles files, int pid, HeldFile stat, long startTicks, CgroupReader? cgroup, bool hasNetwork)
    {
        _stat = stat;
        _cgroup = cgroup;
        _netDev = hasNetwork ? files.Proc(pid, "net/dev") : null;
        Pid = pid;
        StartTicks = startTicks;
    }

    public int Pid { get; }

    public long StartTicks { get; }

    /// <summary>The limits it last read belong to this revision.</summary>
    public int LimitsRevision { get; private set; }

    /// <summary>No group of its own was found: nothing can be said of it but that it runs.</summary>
    public bool IsUnsupported => _cgroup is null;

    public string? CgroupPath => _cgroup?.Path;

    /// <summary>Null when there is no such process, or it ended.</summary>
    public static ContainerProcess? TryOpen(KernelFiles files, CgroupTree tree, DockerContainer container)
    {
        HeldFile stat = KernelFiles.Hold(files.Proc(container.Pid, "stat"));
        CgroupReader? cgroup = null;
        if (IsAlive(stat, out long startTicks))
        {
            CgroupPaths? paths = tree.Resolve(container.Pid, path => DockerCgroupPath.Cut(path, container.Id));
            cgroup = paths is null ? null : tree.Open(paths);
            bool hasNetwork = cgroup is not null && ContainerNetwork.IsOwn(files, container.Pid, container.NetworkMode);

            // What was opened by path belongs to this process only if it still lives.
            if (IsAlive(stat, out long sameTicks) && sameTicks == startTicks)
            {
                return new ContainerProcess(files, container.Pid, stat, startTicks, cgroup, hasNetwork) { LimitsRevision = container.LimitsRevision };
            }
        }

        cgroup?.Dispose();
        stat.Dispose();
        return null;
    }

    /// <summary>False when the process or its group is gone.</summary>
    /// <param name="limitsRevision">If it is another than the last time, limits are read anew.</param>
    /// <param name="names">Of interfaces.</param>
    /// <param name="interfaces">Cleared, and filled with its interfaces but loopback.</param>
    /// <param name="values">Its group's.</param>
    /// <param name="hasNetworks">False where the network is not its own or can't be read.</param>
    public bool TryRead(int limitsRevision, NamePool names, List<InterfaceCounters> interfaces, out CgroupValues values, out bool hasNetworks)
    {
        values = default;
        interfaces.Clear();
        hasNetworks = false;
        if (_cgroup is not null)
        {
            if (limitsRevision != LimitsRevision)
            {
                LimitsRevision = limitsRevision;
                _cgroup.RefreshLimits();
            }

            if (!_cgroup.TryRead(out values))
            {
                return false;
            }
        }

        // Opened each time: a kept handle would keep the network namespace alive after its container.
        if (_netDev is not null && KernelFiles.Read(_netDev, out ReadOnlySpan<byte> text, end: KernelFileEnd.ShortRead) == KernelReadOutcome.Read)
        {
            hasNetworks = true;
            if (!ProcNetDev.Parse(text, names, interfaces))
            {
                values.Faults |= CgroupFaults.Malformed;
            }
        }

        return IsAlive(_stat, out _);
    }

    public void Dispose()
    {
        _stat.Dispose();
        _cgroup?.Dispose();
    }

    private static bool IsAlive(HeldFile stat, out long startTicks)
    {
        _ = stat.Read(out ReadOnlySpan<byte> line, end: KernelFileEnd.FirstRead);
        bool alive = ProcPidStat.TryParse(line, out ProcPidStat parsed) && parsed.State is not ('Z' or 'X');
        startTicks = parsed.StartTicks;
        return alive;
    }
}
