namespace Portal.Collectors.Kernel;

/// <summary>Resident memory from <c>/proc/&lt;pid&gt;/statm</c>: pages there, bytes here.</summary>
/// <remarks>proc_pid_statm(5). The kernel sums per-thread counts lazily there, so it can be off by some pages per CPU; <c>smaps_rollup</c> is exact and 400 times as dear.</remarks>
internal readonly record struct ProcPidStatm(long ResidentBytes)
{
    // 262144 40961 5120 900 0 33000 0
    // (1)    (2)
    /// <summary>False when the line is cut short or a field is not a number.</summary>
    /// <param name="line">The file.</param>
    /// <param name="pageBytes">Size of a page of this machine, <see cref="Environment.SystemPageSize"/>.</param>
    /// <param name="statm">The answer.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, int pageBytes, out ProcPidStatm statm)
    {
        statm = default;
        AsciiFields fields = new(line);
        if (!fields.TrySkip(1) ||
            !fields.TryNextNumber(out long pages) ||
            pages > long.MaxValue / pageBytes ||
            !fields.TryNext(out _))     // one more than needed, so a line cut inside (2) is no match
        {
            return false;
        }

        statm = new ProcPidStatm(pages * pageBytes);
        return true;
    }
}
