namespace Portal.Collectors.Kernel;

/// <summary>The one line used of <c>/proc/&lt;pid&gt;/status</c> (proc_pid_status(5)): memory swapped out, KiB there, bytes here.</summary>
internal static class ProcPidStatus
{
    // VmSwap:	       0 kB
    /// <summary>Null when there is no such line: a zombie, a kernel thread, a kernel without swap.</summary>
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
}
