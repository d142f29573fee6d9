namespace Portal.Collectors.Kernel;

/// <summary>The lines used of <c>/proc/vmstat</c> (proc_vmstat(5)), since boot, in the kernel's own units. Null on kernels without the line.</summary>
internal record struct ProcVmstat
{
    /// <summary>KiB read from block devices.</summary>
    public long? PgpgIn { get; private set; }

    /// <summary>KiB written to block devices.</summary>
    public long? PgpgOut { get; private set; }

    /// <summary>Pages swapped in.</summary>
    public long? PswpIn { get; private set; }

    /// <summary>Pages swapped out.</summary>
    public long? PswpOut { get; private set; }

    public long? PgFault { get; private set; }

    public long? PgMajFault { get; private set; }

    /// <summary>Since 4.13.</summary>
    public long? OomKill { get; private set; }

    // pgpgin 1701801
    /// <summary>Reads what is there; a line that is cut short or odd counts as missing.</summary>
    public static ProcVmstat Parse(ReadOnlySpan<byte> content)
    {
        ProcVmstat vmstat = default;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            // Some 190 lines, of which seven are used: look at the first letters before anything else.
            if (!line.StartsWith("p"u8) && !line.StartsWith("oom_kill"u8))
            {
                continue;
            }

            AsciiFields fields = new(line);
            if (fields.TryNext(out ReadOnlySpan<byte> key) && fields.TryNextNumber(out long value))
            {
                vmstat.Take(key, value);
            }
        }

        return vmstat;
    }

    private void Take(ReadOnlySpan<byte> key, long value)
    {
        switch (key)
        {
            case var _ when key.SequenceEqual("pgpgin"u8):
                PgpgIn = value;
                break;
            case var _ when key.SequenceEqual("pgpgout"u8):
                PgpgOut = value;
                break;
            case var _ when key.SequenceEqual("pswpin"u8):
                PswpIn = value;
                break;
            case var _ when key.SequenceEqual("pswpout"u8):
                PswpOut = value;
                break;
            case var _ when key.SequenceEqual("pgfault"u8):
                PgFault = value;
                break;
            case var _ when key.SequenceEqual("pgmajfault"u8):
                PgMajFault = value;
                break;
            case var _ when key.SequenceEqual("oom_kill"u8):
                OomKill = value;
                break;
            default:
                break;      // numa_*, pgscan_* and many more, none of which is exported
        }
    }
}
