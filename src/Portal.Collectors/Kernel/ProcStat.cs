namespace Portal.Collectors.Kernel;

/// <summary>The single numbers of <c>/proc/stat</c> (proc_stat(5)), since boot; its CPU lines are <see cref="ProcStatCpu"/>. Null when the line is missing or cut short.</summary>
internal record struct ProcStat
{
    /// <summary>A machine with hundreds of CPUs and tens of thousands of interrupt lines passes 64 KiB.</summary>
    public const int LimitBytes = 1024 * 1024;

    /// <summary>When the host booted, in seconds of Unix time. Computed by the kernel from the wall clock, so it moves when that is set.</summary>
    public long? BootSeconds { get; private set; }

    public long? Interrupts { get; private set; }

    public long? ContextSwitches { get; private set; }

    /// <summary>Processes and threads started.</summary>
    public long? Forks { get; private set; }

    public long? TasksRunning { get; private set; }

    public long? TasksBlocked { get; private set; }

    // cpu  39790 0 13061 139613 925 0 232 529 2 0
    // cpu0 22020 0 4751 69893 87 0 60 255 0 0
    // intr 638393 0 0 …        the first number is the sum
    // ctxt 1671887
    // btime 1795615930
    // processes 23617
    // procs_running 5
    // procs_blocked 0
    // softirq 288389 0 37863 …
    /// <summary>Adds the CPU lines to <paramref name="cpus"/>, the sum first, as the file has them.</summary>
    /// <returns>False when a line used here is not understood or there is no CPU line; all others are read all the same.</returns>
    public static bool Parse(ReadOnlySpan<byte> content, List<ProcStatCpu> cpus, out ProcStat stat)
    {
        stat = default;
        bool whole = true;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("cpu"u8))
            {
                bool understood = ProcStatCpu.TryParse(line, out ProcStatCpu cpu);
                whole &= understood;
                if (understood)
                {
                    cpus.Add(cpu);
                }

                continue;
            }

            AsciiFields fields = new(line);
            if (fields.TryNext(out ReadOnlySpan<byte> key))
            {
                whole &= stat.Take(key, fields);
            }
        }

        return whole && cpus.Count > 0;
    }

    private bool Take(ReadOnlySpan<byte> key, AsciiFields fields)
    {
        long? value = fields.TryNextNumber(out long number) ? number : null;
        switch (key)
        {
            case var _ when key.SequenceEqual("intr"u8):
                Interrupts = value;
                break;
            case var _ when key.SequenceEqual("ctxt"u8):
                ContextSwitches = value;
                break;
            case var _ when key.SequenceEqual("btime"u8):
                BootSeconds = value;
                break;
            case var _ when key.SequenceEqual("processes"u8):
                Forks = value;
                break;
            case var _ when key.SequenceEqual("procs_running"u8):
                TasksRunning = value;
                break;
            case var _ when key.SequenceEqual("procs_blocked"u8):
                TasksBlocked = value;
                break;
            default:
                return true;    // softirq, and what later kernels add
        }

        return value is not null;
    }
}
