using System.Collections.Immutable;

namespace Portal.Collectors.Kernel;

/// <summary>The threads of a QEMU process that are virtual CPUs, with their <c>schedstat</c> files held open.</summary>
/// <remarks>A thread is one when its <c>comm</c> is <c>CPU &lt;n&gt;/KVM</c> or <c>CPU &lt;n&gt;/TCG</c>; QEMU names threads so only with <c>debug-threads=on</c>, as libvirt asks for. One thread at a time.</remarks>
internal sealed class VcpuThreads(KernelFiles files, int pid) : IDisposable
{
    private readonly record struct Thread(int Index, HeldFile Schedstat);

    private readonly SortedDictionary<int, Thread> _vcpus = [];     // by tid
    private HashSet<int> _others = [];      // looked at twice and not a virtual CPU
    private HashSet<int> _fresh = [];       // looked at once: QEMU may name it only after starting it
    private long _listedFor = -1;
    private bool _listAgain;

    /// <summary>Null when no thread bears such a name.</summary>
    public int? Count => _vcpus.Count == 0 ? null : _vcpus.Count;

    /// <summary>Lists the threads again if their number changed, and once more at the next call after that.</summary>
    /// <param name="threads">Number of threads now, field 20 of <c>stat</c>.</param>
    public void Follow(long threads)
    {
        bool changed = threads != _listedFor;
        if (changed || _listAgain)
        {
            _listedFor = threads;
            _listAgain = changed;
            List();
        }
    }

    public ImmutableArray<VcpuTimes> Read()
    {
        if (_vcpus.Count == 0)
        {
            return [];
        }

        var times = ImmutableArray.CreateBuilder<VcpuTimes>(_vcpus.Count);
        foreach (Thread thread in _vcpus.Values)
        {
            KernelReadOutcome outcome = thread.Schedstat.Read(out ReadOnlySpan<byte> content, end: KernelFileEnd.FirstRead);
            if (outcome == KernelReadOutcome.Read && ProcPidSchedstat.TryParse(content, out ProcPidSchedstat schedstat))
            {
                times.Add(new VcpuTimes(thread.Index, schedstat.RunNanoseconds, schedstat.WaitNanoseconds));
            }
            else if (outcome == KernelReadOutcome.Gone)
            {
                _listedFor = -1;    // unplugged; another thread may have kept the number of threads the same
            }
        }

        times.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        return times.DrainToImmutable();
    }

    public void Dispose()
    {
        foreach (Thread thread in _vcpus.Values)
        {
            thread.Schedstat.Dispose();
        }

        _vcpus.Clear();
    }

    private void List()
    {
        HashSet<int> now = [.. NumberedFolders.In(files.Proc(pid, "task"))];
        foreach (int gone in _vcpus.Keys.Where(tid => !now.Contains(tid)).ToArray())
        {
            _vcpus[gone].Schedstat.Dispose();
            _vcpus.Remove(gone);
        }

        HashSet<int> others = [], fresh = [];
        foreach (int tid in now)
        {
            if (_vcpus.ContainsKey(tid))
            {
                continue;
            }

            if (!_others.Contains(tid) && IsVcpu(tid, out int index))
            {
                _vcpus.Add(tid, new Thread(index, KernelFiles.Hold(files.Proc(pid, $"task/{tid}/schedstat"))));
            }
            else
            {
                (_others.Contains(tid) || _fresh.Contains(tid) ? others : fresh).Add(tid);
            }
        }

        (_others, _fresh) = (others, fresh);
    }

    // CPU 0/KVM
    private bool IsVcpu(int tid, out int index)
    {
        index = 0;
        if (KernelFiles.Read(files.Proc(pid, $"task/{tid}/comm"), out ReadOnlySpan<byte> comm) != KernelReadOutcome.Read ||
            !comm.StartsWith("CPU "u8))
        {
            return false;
        }

        ReadOnlySpan<byte> name = comm["CPU ".Length..].TrimEnd((byte)'\n');
        int slash = name.IndexOf((byte)'/');
        bool named = slash > 0 && (name[(slash + 1)..].SequenceEqual("KVM"u8) || name[(slash + 1)..].SequenceEqual("TCG"u8));
        if (!named || !AsciiFields.TryNumber(name[..slash], out long number) || number > int.MaxValue)
        {
            return false;
        }

        index = (int)number;
        return true;
    }
}
