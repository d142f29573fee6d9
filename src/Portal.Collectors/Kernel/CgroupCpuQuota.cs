namespace Portal.Collectors.Kernel;

/// <summary>How much CPU a group may use: <c>cpu.max</c> of v2, <c>cpu.cfs_quota_us</c> over <c>cpu.cfs_period_us</c> of v1.</summary>
internal static class CgroupCpuQuota
{
    // 50000 100000        half a CPU
    // max 100000          no quota
    /// <summary>False when not understood; a group without quota gives null.</summary>
    public static bool TryParseMax(ReadOnlySpan<byte> text, out double? cores)
    {
        cores = null;
        if (!AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        var fields = new AsciiFields(line);
        if (!fields.TryNext(out ReadOnlySpan<byte> quota) || !fields.TryNextNumber(out long period))
        {
            return false;
        }

        return quota.SequenceEqual("max"u8) || (AsciiFields.TryNumber(quota, out long micros) && TryDivide(micros, period, out cores));
    }

    /// <summary>v1: quota -1 means none.</summary>
    public static bool TryParseCfs(ReadOnlySpan<byte> quotaFile, ReadOnlySpan<byte> periodFile, out double? cores)
    {
        cores = null;
        if (!AsciiFields.TryLine(ref quotaFile, out ReadOnlySpan<byte> quota) || !AsciiFields.TryLine(ref periodFile, out ReadOnlySpan<byte> period))
        {
            return false;
        }

        return quota.SequenceEqual("-1"u8) ||
            (AsciiFields.TryNumber(quota, out long micros) && AsciiFields.TryNumber(period, out long length) && TryDivide(micros, length, out cores));
    }

    private static bool TryDivide(long quota, long period, out double? cores)
    {
        cores = period > 0 ? (double)quota / period : null;
        return period > 0;
    }
}
