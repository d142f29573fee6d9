namespace Portal.Collectors.Kernel;

/// <summary>Time on a CPU and time ready but waiting for one, in nanoseconds, from <c>/proc/&lt;pid&gt;[/task/&lt;tid&gt;]/schedstat</c>.</summary>
/// <remarks>The kernel's scheduler/sched-stats document.</remarks>
internal readonly record struct ProcPidSchedstat(long RunNanoseconds, long WaitNanoseconds)
{
    // 1731112000 90000 412
    // (1)        (2)   (3) times it was given a CPU
    /// <summary>False when the line is cut short or not of numbers, and for <c>0 0 0</c>: what a kernel without these statistics prints, since a thread that never ran can't have made itself seen.</summary>
    public static bool TryParse(ReadOnlySpan<byte> content, out ProcPidSchedstat schedstat)
    {
        schedstat = default;
        if (!AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        AsciiFields fields = new(line);
        if (!fields.TryNextNumber(out long run) ||
            !fields.TryNextNumber(out long wait) ||
            !fields.TryNextNumber(out long slices) ||
            (run | wait | slices) == 0)
        {
            return false;
        }

        schedstat = new ProcPidSchedstat(run, wait);
        return true;
    }
}
