namespace Portal.Collectors.Kernel;

/// <summary><c>cpu.stat</c> of either version, in nanoseconds. A key that is not there leaves its member null.</summary>
/// <remarks>cgroup-v2 states microseconds (<c>usage_usec</c>, <c>throttled_usec</c>); v1's only time, <c>throttled_time</c>, is in nanoseconds (scheduler/sched-bwc).</remarks>
internal struct CgroupCpuStat
{
    public long? UsageNanoseconds;
    public long? UserNanoseconds;
    public long? SystemNanoseconds;
    public long? Periods;
    public long? ThrottledPeriods;
    public long? ThrottledNanoseconds;

    // usage_usec 15249866        nr_periods 308
    // user_usec 15164963         nr_throttled 295
    // system_usec 84902          throttled_time 14330214229   (v1)
    /// <summary>False when a value is no number; the others are kept.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out CgroupCpuStat stat)
    {
        stat = default;
        bool understood = true;
        var lines = new CgroupFlatKeyed(text);
        while (lines.TryNext(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
        {
            understood &= stat.TrySet(key, value);
        }

        return understood;
    }

    private bool TrySet(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("usage_usec"u8))
        {
            return CgroupNumber.TrySet(value, ref UsageNanoseconds, CgroupNumber.Microsecond);
        }

        if (key.SequenceEqual("user_usec"u8))
        {
            return CgroupNumber.TrySet(value, ref UserNanoseconds, CgroupNumber.Microsecond);
        }

        if (key.SequenceEqual("system_usec"u8))
        {
            return CgroupNumber.TrySet(value, ref SystemNanoseconds, CgroupNumber.Microsecond);
        }

        if (key.SequenceEqual("nr_periods"u8))
        {
            return CgroupNumber.TrySet(value, ref Periods);
        }

        if (key.SequenceEqual("nr_throttled"u8))
        {
            return CgroupNumber.TrySet(value, ref ThrottledPeriods);
        }

        if (key.SequenceEqual("throttled_usec"u8))
        {
            return CgroupNumber.TrySet(value, ref ThrottledNanoseconds, CgroupNumber.Microsecond);
        }

        return !key.SequenceEqual("throttled_time"u8) || CgroupNumber.TrySet(value, ref ThrottledNanoseconds);
    }
}
