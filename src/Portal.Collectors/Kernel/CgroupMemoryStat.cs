namespace Portal.Collectors.Kernel;

/// <summary>The lines of <c>memory.stat</c> that are used; v1's with <c>total_</c>, which count the groups below as v2's do.</summary>
internal struct CgroupMemoryStat
{
    public long? AnonBytes;
    public long? FileBytes;
    public long? InactiveFileBytes;
    public long? Faults;
    public long? MajorFaults;

    // anon 385024                 total_rss 385024
    // file 20971520               total_cache 20971520
    // inactive_file 20971520      total_inactive_file 20971520
    // pgfault 4043                total_pgfault 4043
    // pgmajfault 0                total_pgmajfault 0
    /// <summary>False when a value is no number; the others are kept.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool isV1, out CgroupMemoryStat stat)
    {
        stat = default;
        bool understood = true;
        var lines = new CgroupFlatKeyed(text);
        while (lines.TryNext(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value))
        {
            if (isV1)
            {
                if (!key.StartsWith("total_"u8))
                {
                    continue;
                }

                key = key["total_"u8.Length..];
            }

            understood &= stat.TrySet(key, value, isV1);
        }

        return understood;
    }

    private bool TrySet(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isV1)
    {
        if (key.SequenceEqual(isV1 ? "rss"u8 : "anon"u8))
        {
            return CgroupNumber.TrySet(value, ref AnonBytes);
        }

        if (key.SequenceEqual(isV1 ? "cache"u8 : "file"u8))
        {
            return CgroupNumber.TrySet(value, ref FileBytes);
        }

        if (key.SequenceEqual("inactive_file"u8))
        {
            return CgroupNumber.TrySet(value, ref InactiveFileBytes);
        }

        if (key.SequenceEqual("pgfault"u8))
        {
            return CgroupNumber.TrySet(value, ref Faults);
        }

        return !key.SequenceEqual("pgmajfault"u8) || CgroupNumber.TrySet(value, ref MajorFaults);
    }
}
