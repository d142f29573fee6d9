namespace Portal.Collectors.Kernel;

/// <summary>What <c>/proc/&lt;pid&gt;/stat</c> says a process is and has used since it started.</summary>
/// <remarks>proc_pid_stat(5): one line, fields counted from 1 as the manual page does; times are clock ticks there and nanoseconds here.</remarks>
internal readonly record struct ProcPidStat
{
    /// <summary>R running, S sleeping, D waiting for disk, T stopped, t traced, Z zombie, X dead, I idle.</summary>
    public char State { get; private init; }

    public long MinorFaults { get; private init; }

    public long MajorFaults { get; private init; }

    /// <summary>Time in user mode; for a virtual machine, time in the guest counts here.</summary>
    public long UserNanoseconds { get; private init; }

    public long SystemNanoseconds { get; private init; }

    public long Threads { get; private init; }

    /// <summary>When it started, in clock ticks since boot. With the pid it names a process for good; kept in ticks because it is compared, not shown.</summary>
    public long StartTicks { get; private init; }

    public long VirtualBytes { get; private init; }

    // 4242 (CPU 0/KVM) S 1 4242 4242 0 -1 138412352 90 0 0 0 731 112 0 0 20 0 4 0 5917 2147483648 …
    // (1)  (2)        (3)(4) …                     (10)(12)(14)(15)      (20) (22)    (23)
    /// <summary>False when the line is cut short or a field is not a number; nothing is thrown.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ProcPidStat stat)
    {
        stat = default;
        int endOfName = line.LastIndexOf((byte)')');    // (2) may itself hold spaces and parentheses
        AsciiFields fields = new(endOfName < 0 ? default : line[(endOfName + 1)..]);
        if (!fields.TryNext(out ReadOnlySpan<byte> state) || state.Length != 1 ||
            !fields.TrySkip(6) ||                                   // (4) to (9)
            !fields.TryNextNumber(out long minorFaults) ||          // (10)
            !fields.TrySkip(1) ||
            !fields.TryNextNumber(out long majorFaults) ||          // (12)
            !fields.TrySkip(1) ||
            !fields.TryNextNumber(out long user) ||                 // (14)
            !fields.TryNextNumber(out long system) ||               // (15)
            !fields.TrySkip(4) ||
            !fields.TryNextNumber(out long threads) ||              // (20)
            !fields.TrySkip(1) ||
            !fields.TryNextNumber(out long start) ||                // (22)
            !fields.TryNextNumber(out long virtualBytes) ||         // (23)
            !fields.TryNext(out _))                                 // one more than needed, so a line cut inside (23) is no match
        {
            return false;
        }

        stat = new ProcPidStat
        {
            State = (char)state[0],
            MinorFaults = minorFaults,
            MajorFaults = majorFaults,
            UserNanoseconds = ClockTicks.ToNanoseconds(user),
            SystemNanoseconds = ClockTicks.ToNanoseconds(system),
            Threads = threads,
            StartTicks = start,
            VirtualBytes = virtualBytes,
        };
        return true;
    }
}
