namespace Portal.Collectors.Kernel;

/// <summary>The machine's control groups: which hierarchies are mounted, and where a process' group lies in them.</summary>
/// <remarks>A group is found through a process in it, never built from a guest's id, so every driver, version, nesting and rootless engine works.</remarks>
internal sealed class CgroupTree(KernelFiles files, TimeProvider clock)
{
    // A line per mount of this namespace; container engines have hundreds.
    private const int MountinfoLimitBytes = 4 * 1024 * 1024;

    private readonly BlockDevices _devices = new(files, clock);
    private CgroupMounts? _mounts;

    public CgroupVersion Version => Mounts.Version;


    private CgroupMounts Mounts
    {
        get
        {
            // Mounted at boot and never moved; looked for again only while there are none.
            if (_mounts is null || _mounts.Version == CgroupVersion.None)
            {
                _ = KernelFiles.Read(files.Proc("self/mountinfo"), out ReadOnlySpan<byte> text, MountinfoLimitBytes);
                _mounts = CgroupMounts.Parse(text, files);
            }

            return _mounts;
        }
    }

    /// <summary>The folders of the guest that <paramref name="pid"/> belongs to; null when the process is gone, no hierarchy is mounted, or no group is the guest's own.</summary>
    /// <param name="pid">Its init process, or its QEMU.</param>
    /// <param name="cutToOwn">Cuts a path of <c>/proc/&lt;pid&gt;/cgroup</c> after the guest's own group, or answers null where none of its segments is the guest's.</param>
    public CgroupPaths? Resolve(int pid, Func<string, string?> cutToOwn)
    {
        ArgumentNullException.ThrowIfNull(cutToOwn);
        if (KernelFiles.Read(files.Proc(pid, "cgroup"), out ReadOnlySpan<byte> text) != KernelReadOutcome.Read)
        {
            return null;
        }

        string? v2 = null, v1 = null;
        Dictionary<string, string> folders = [];
        foreach (ProcPidCgroup entry in ProcPidCgroup.Parse(text))
        {
            string? own = cutToOwn(entry.Path);
            if (own is null or "/" or "")
            {
                continue;
            }

            foreach (string controller in entry.IsV2 ? [CgroupMounts.V2] : entry.Controllers.Split(','))
            {
                if (Mounts[controller]?.Folder(own) is { } folder)
                {
                    folders[controller] = folder;
                    v2 = entry.IsV2 ? own : v2;
                    v1 = entry.IsV2 ? v1 : own;
                }
            }
        }

        // Hybrid: a cgroup2 group that is not the same guest's would be a larger one's.
        if (v1 is not null && v2 is not null && LastSegment(v1) != LastSegment(v2))
        {
            folders.Remove(CgroupMounts.V2);
            v2 = null;
        }

        return (v1 ?? v2) is not { } path ? null : new CgroupPaths
        {
            Own = path,
            Unified = folders.GetValueOrDefault(CgroupMounts.V2),
            Cpu = folders.GetValueOrDefault("cpu"),
            Cpuacct = folders.GetValueOrDefault("cpuacct"),
            Cpuset = folders.GetValueOrDefault("cpuset"),
            Memory = folders.GetValueOrDefault("memory"),
            Blkio = folders.GetValueOrDefault("blkio"),
            Pids = folders.GetValueOrDefault("pids"),
        };
    }

    /// <summary>A reader of one guest's group, which holds about a dozen handles until it is disposed.</summary>
    /// <param name="paths">Of the guest's own group.</param>
    /// <param name="withTasks">Whether to count processes and threads: that walks through all groups below, of which a virtual machine has one per virtual CPU and nobody to ask for the count.</param>
    public CgroupReader Open(CgroupPaths paths, bool withTasks = true) => new(paths, files, clock, withTasks);

    /// <summary>Kernel's name of a block device (<c>vda</c>); null where it is not known.</summary>
    public string? DeviceName(int major, int minor) => _devices.Name(major, minor);

    /// <summary>Whether a device lies on another one of <paramref name="listed"/>, so that a sum over both would count twice.</summary>
    public bool IsStackedOnListed(CgroupIo device, ReadOnlySpan<CgroupIo> listed) => _devices.IsStackedOnListed(device, listed);

    private static string LastSegment(string path) => path[(path.LastIndexOf('/') + 1)..];
}
