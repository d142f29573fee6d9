namespace Portal.Collectors.Kernel;

/// <summary>Reads what one process uses, again and again, through handles that it keeps: <c>stat</c>, <c>statm</c>, <c>io</c>, <c>status</c> and the <c>schedstat</c> of its virtual CPUs.</summary>
/// <remarks>
/// How to use it: <see cref="TryOpen"/> once a guest's process is known (its pid, and its start time if that is known too); then <see cref="Read"/> in every snapshot;
/// when it answers <see cref="KernelReadOutcome.Gone"/>, or a state Z, dispose it and look for the guest's new process.
/// A kept handle never shows a successor of the same pid. <c>stat</c> is read last, so that it vouches for everything opened before it by path.
/// One thread at a time.
/// </remarks>
internal sealed class ProcessReader : IDisposable
{
    private readonly KernelFiles _files;
    private readonly HeldFile _stat;
    private readonly HeldFile _statm;
    private readonly HeldFile _io;
    private readonly HeldFile _status;
    private readonly VcpuThreads _vcpus;
    private readonly NamePool _names = new();
    private long _threads;

    private ProcessReader(KernelFiles files, int pid, HeldFile stat, ProcPidStat first)
    {
        _files = files;
        _stat = stat;
        _statm = KernelFiles.Hold(files.Proc(pid, "statm"));
        _io = KernelFiles.Hold(files.Proc(pid, "io"));
        _status = KernelFiles.Hold(files.Proc(pid, "status"));
        _vcpus = new VcpuThreads(files, pid);
        _threads = first.Threads;
        Pid = pid;
        StartTicks = first.StartTicks;
    }

    public int Pid { get; }

    /// <summary>When it started, in clock ticks since boot (field 22 of <c>stat</c>); with the pid it names the process for good.</summary>
    public long StartTicks { get; }

    /// <summary>Nanoseconds between the host's boot and the process' start.</summary>
    public long StartedAfterBootNanoseconds => ClockTicks.ToNanoseconds(StartTicks);

    /// <summary>Null when there is no such process, it is a zombie, or it did not start at <paramref name="startTicks"/>: then the pid belongs to another by now.</summary>
    public static ProcessReader? TryOpen(KernelFiles files, int pid, long? startTicks = null)
    {
        HeldFile stat = KernelFiles.Hold(files.Proc(pid, "stat"));
        if (stat.Read(out ReadOnlySpan<byte> line, end: KernelFileEnd.FirstRead) == KernelReadOutcome.Read &&
            ProcPidStat.TryParse(line, out ProcPidStat first) &&
            first.State is not ('Z' or 'X') &&
            (startTicks is null || startTicks == first.StartTicks))
        {
            return new ProcessReader(files, pid, stat, first);
        }

        stat.Dispose();
        return null;
    }

    /// <summary>Reads everything once.</summary>
    /// <param name="values">What was read; only with <see cref="KernelReadOutcome.Read"/>. A single file that can't be read leaves its members null.</param>
    /// <param name="network">Cleared, and filled with the interfaces of the process' network namespace; empty for a zombie and when not readable, since every namespace has <c>lo</c>. Null: not read (15 µs, since that file must be opened each time).</param>
    /// <param name="withSwap">Whether to read <see cref="ProcessValues.SwapBytes"/>: 10 µs, not needed where a cgroup says it.</param>
    /// <returns>Gone when the process ended: normal. Malformed when <c>stat</c> is not understood. Else the fault of reading it.</returns>
    public KernelReadOutcome Read(out ProcessValues values, List<InterfaceCounters>? network = null, bool withSwap = false)
    {
        values = default;
        network?.Clear();
        _vcpus.Follow(_threads);
        ProcessValues rest = new()
        {
            ResidentBytes = _statm.Read(out ReadOnlySpan<byte> text, end: KernelFileEnd.FirstRead) == KernelReadOutcome.Read && ProcPidStatm.TryParse(text, Environment.SystemPageSize, out ProcPidStatm statm) ? statm.ResidentBytes : null,
            VcpuCount = _vcpus.Count,
            Vcpus = _vcpus.Read(),
            SwapBytes = withSwap && _status.Read(out text, end: KernelFileEnd.FirstRead) == KernelReadOutcome.Read ? ProcPidStatus.SwapBytes(text) : null,
        };
        ProcPidIo io = _io.Read(out text, end: KernelFileEnd.FirstRead) == KernelReadOutcome.Read ? ProcPidIo.Parse(text) : default;
        ReadNetwork(network);

        KernelReadOutcome outcome = _stat.Read(out text, end: KernelFileEnd.FirstRead);
        bool understood = ProcPidStat.TryParse(text, out ProcPidStat stat);
        if (outcome != KernelReadOutcome.Read || !understood || stat.State is 'Z' or 'X')
        {
            network?.Clear();
            rest = new ProcessValues { Vcpus = [] };
            io = default;
        }

        if (outcome != KernelReadOutcome.Read || !understood)
        {
            // Absent: the folder went away before the handle was ever open, which for a process is the same as gone.
            return outcome switch
            {
                KernelReadOutcome.Read => KernelReadOutcome.Malformed,
                KernelReadOutcome.Absent => KernelReadOutcome.Gone,
                _ => outcome,
            };
        }

        _threads = stat.Threads;
        values = rest with
        {
            State = stat.State,
            UserNanoseconds = stat.UserNanoseconds,
            SystemNanoseconds = stat.SystemNanoseconds,
            MinorFaults = stat.MinorFaults,
            MajorFaults = stat.MajorFaults,
            Threads = stat.Threads,
            StorageReadBytes = io.ReadBytes,
            StorageWrittenBytes = io.WrittenBytes,
        };
        return KernelReadOutcome.Read;
    }

    public void Dispose()
    {
        _stat.Dispose();
        _statm.Dispose();
        _io.Dispose();
        _status.Dispose();
        _vcpus.Dispose();
    }

    // By path and never held: a kept handle would hold the guest's network namespace after its end.
    private void ReadNetwork(List<InterfaceCounters>? network)
    {
        if (network is not null && KernelFiles.Read(_files.Proc(Pid, "net/dev"), out ReadOnlySpan<byte> content, end: KernelFileEnd.ShortRead) == KernelReadOutcome.Read)
        {
            ProcNetDev.Parse(content, _names, network);
        }
    }
}
