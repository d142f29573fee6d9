namespace Portal.Collectors.Kernel;

/// <summary>One line of <c>/proc/diskstats</c> (the kernel's admin-guide/iostats document), since boot: sectors and milliseconds there, bytes and nanoseconds here.</summary>
internal readonly record struct ProcDiskstats
{
    // Always 512, whatever the disk's own sector is.
    private const long SectorBytes = 512;
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const int Oldest = 11;      // numbers behind the name before 4.18
    private const int WithDiscards = 15;
    private const int WithFlushes = 17;

    public required string Device { get; init; }

    public long Reads { get; private init; }

    public long ReadsMerged { get; private init; }

    public long ReadBytes { get; private init; }

    public long ReadNanoseconds { get; private init; }

    public long Writes { get; private init; }

    public long WritesMerged { get; private init; }

    public long WrittenBytes { get; private init; }

    public long WriteNanoseconds { get; private init; }

    public long InFlight { get; private init; }

    public long BusyNanoseconds { get; private init; }

    public long QueueNanoseconds { get; private init; }

    /// <summary>Null before 4.18, as the next three.</summary>
    public long? Discards { get; private init; }

    public long? DiscardsMerged { get; private init; }

    public long? DiscardedBytes { get; private init; }

    public long? DiscardNanoseconds { get; private init; }

    /// <summary>Null before 5.5, as the next.</summary>
    public long? Flushes { get; private init; }

    public long? FlushNanoseconds { get; private init; }

    //  254       0 vda 38305 7011 3403602 15427 30256 14193 10976480 29764 0 18392 52273 7293 84 1100560 2321 4385 4759
    //  (1)     (2) (3)   (4)  (5)     (6)   (7)   (8)   (9)     (10)  (11) (12) (13) (14) (15)(16)  (17) (18) (19) (20)
    /// <summary>Adds every whole line to <paramref name="disks"/>: partitions, loop devices and all.</summary>
    /// <returns>False when a line is not understood; the others are added all the same.</returns>
    public static bool Parse(ReadOnlySpan<byte> content, NamePool names, List<ProcDiskstats> disks)
    {
        bool whole = true;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            bool understood = TryParseLine(line, names, out ProcDiskstats disk);
            whole &= understood;
            if (understood)
            {
                disks.Add(disk);
            }
        }

        return whole;
    }

    private static bool TryParseLine(ReadOnlySpan<byte> line, NamePool names, out ProcDiskstats disk)
    {
        disk = default;
        AsciiFields fields = new(line);
        Span<long> number = stackalloc long[WithFlushes];
        int count = 0;
        if (!fields.TrySkip(2) || !fields.TryNext(out ReadOnlySpan<byte> device))
        {
            return false;
        }

        while (count < number.Length && fields.TryNextNumber(out number[count]))
        {
            count++;
        }

        if (count < Oldest)
        {
            return false;
        }

        disk = new ProcDiskstats
        {
            Device = names.Get(device),
            Reads = number[0],
            ReadsMerged = number[1],
            ReadBytes = Times(number[2], SectorBytes),
            ReadNanoseconds = Times(number[3], NanosecondsPerMillisecond),
            Writes = number[4],
            WritesMerged = number[5],
            WrittenBytes = Times(number[6], SectorBytes),
            WriteNanoseconds = Times(number[7], NanosecondsPerMillisecond),
            InFlight = number[8],
            BusyNanoseconds = Times(number[9], NanosecondsPerMillisecond),
            QueueNanoseconds = Times(number[10], NanosecondsPerMillisecond),
            Discards = count < WithDiscards ? null : number[11],
            DiscardsMerged = count < WithDiscards ? null : number[12],
            DiscardedBytes = count < WithDiscards ? null : Times(number[13], SectorBytes),
            DiscardNanoseconds = count < WithDiscards ? null : Times(number[14], NanosecondsPerMillisecond),
            Flushes = count < WithFlushes ? null : number[15],
            FlushNanoseconds = count < WithFlushes ? null : Times(number[16], NanosecondsPerMillisecond),
        };
        return true;
    }

    private static long Times(long value, long unit) => value > long.MaxValue / unit ? long.MaxValue : value * unit;
}
