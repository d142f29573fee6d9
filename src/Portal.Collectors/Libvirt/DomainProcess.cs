using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>A running domain's QEMU and, where it has one, its control group: what it uses on the host, whatever libvirt does.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class DomainProcess(ProcessReader process, CgroupTree cgroups, TimeProvider clock) : IDisposable
{
    // libvirt puts a QEMU into its group a moment after starting it, and a reload of systemd can move it.
    private static readonly TimeSpan GroupPeriod = TimeSpan.FromSeconds(5);

    private CgroupReader? _group;
    private long? _lookedForGroupAt;

    public int Pid => process.Pid;

    public long StartedAfterBootNanoseconds => process.StartedAfterBootNanoseconds;

    /// <summary>False when it ended, or can't be read: normal. Values of the group are null where it has none of its own.</summary>
    public bool TryRead(out DomainUsage usage)
    {
        // The group is found by pid, so it is read first: the kept stat handle then vouches for it.
        bool hasGroup = TryReadGroup(out CgroupValues group);
        KernelReadOutcome outcome = process.Read(out ProcessValues values, withSwap: group.MemorySwapBytes is null);
        usage = new DomainUsage(values, group, hasGroup ? _group?.Path : null);
        return outcome == KernelReadOutcome.Read && values.State != 'Z';
    }

    public void Dispose()
    {
        _group?.Dispose();
        process.Dispose();
    }

    private bool TryReadGroup(out CgroupValues values)
    {
        values = default;
        if (_group is null && (_lookedForGroupAt is not { } at || clock.GetElapsedTime(at) >= GroupPeriod))
        {
            _lookedForGroupAt = clock.GetTimestamp();
            _group = cgroups.Resolve(process.Pid, QemuCgroup.Own) is { } paths ? cgroups.Open(paths, withTasks: false) : null;
        }

        if (_group is null)
        {
            return false;
        }

        if (_group.TryRead(out values))
        {
            return true;
        }

        _group.Dispose();
        _group = null;
        values = default;
        return false;
    }
}
