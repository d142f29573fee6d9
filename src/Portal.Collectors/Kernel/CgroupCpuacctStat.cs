namespace Portal.Collectors.Kernel;

/// <summary>v1's <c>cpuacct.stat</c>, for kernels before 4.6 that have no <c>cpuacct.usage_user</c>: clock ticks, brought to nanoseconds.</summary>
internal struct CgroupCpuacctStat
{
    public long? UserNanoseconds;
    public long? SystemNanoseconds;

    // user 1514
    // system 8
    /// <summary>False when a value is no number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out CgroupCpuacctStat stat)
    {
        stat = default;
        bool understood = true;
        var lines = new CgroupFlatKeyed(text);
        while (lines.TryNext(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
        {
            if (key.SequenceEqual("user"u8))
            {
                understood &= CgroupNumber.TrySet(value, ref stat.UserNanoseconds, CgroupNumber.ClockTick);
            }
            else if (key.SequenceEqual("system"u8))
            {
                understood &= CgroupNumber.TrySet(value, ref stat.SystemNanoseconds, CgroupNumber.ClockTick);
            }
        }

        return understood;
    }
}
