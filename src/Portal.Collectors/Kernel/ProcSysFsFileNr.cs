namespace Portal.Collectors.Kernel;

/// <summary><c>/proc/sys/fs/file-nr</c> (proc_sys_fs(5)): file handles in use and allowed.</summary>
internal readonly record struct ProcSysFsFileNr(long Open, long Limit)
{
    // 945	0	2466174
    // (1) (2)     (3)
    /// <summary>False when the line is cut short or not of numbers.</summary>
    public static bool TryParse(ReadOnlySpan<byte> content, out ProcSysFsFileNr files)
    {
        files = default;
        if (!AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        AsciiFields fields = new(line);
        if (!fields.TryNextNumber(out long open) || !fields.TrySkip(1) || !fields.TryNextNumber(out long limit))
        {
            return false;
        }

        files = new ProcSysFsFileNr(open, limit);
        return true;
    }
}
