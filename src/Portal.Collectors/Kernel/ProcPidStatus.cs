namespace Portal.Collectors.Kernel;

/// <summary>The lines used of <c>/proc/&lt;pid&gt;/status</c> (proc_pid_status(5)).</summary>
internal static class ProcPidStatus
{
    // VmSwap:	       0 kB
    /// <summary>Memory swapped out: KiB there, bytes here. Null when there is no such line: a zombie, a kernel thread, a kernel without swap.</summary>
    public static long? SwapBytes(ReadOnlySpan<byte> content)
    {
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            AsciiFields fields = new(line);
            if (fields.TryNext(out ReadOnlySpan<byte> key) && key.SequenceEqual("VmSwap:"u8))
            {
                return fields.TryNextNumber(out long kibibytes) && kibibytes <= long.MaxValue / 1024 ? kibibytes * 1024 : null;
            }
        }

        return null;
    }

    // Uid:	0	0	0	0          real, effective, saved, file system
    /// <summary>Whether all of its user ids are root's.</summary>
    public static bool RunsAsRoot(ReadOnlySpan<byte> content)
    {
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            AsciiFields fields = new(line);
            if (fields.TryNext(out ReadOnlySpan<byte> key) && key.SequenceEqual("Uid:"u8))
            {
                bool root = true;
                for (int id = 0; id < 4; id++)
                {
                    root &= fields.TryNextNumber(out long user) && user == 0;
                }

                return root;
            }
        }

        return false;
    }
}
