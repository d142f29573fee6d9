namespace Portal.Collectors.Kernel;

/// <summary>One CPU line of <c>/proc/stat</c>: clock ticks there, nanoseconds here. The kernel lets idle and iowait step back a little.</summary>
internal readonly record struct ProcStatCpu
{
    /// <summary>Number of the CPU; null on the line that sums all.</summary>
    public int? Index { get; init; }

    /// <summary>Guest time is in it, as guest-nice time is in nice.</summary>
    public long UserNanoseconds { get; init; }

    public long NiceNanoseconds { get; init; }

    public long SystemNanoseconds { get; init; }

    public long IdleNanoseconds { get; init; }

    public long IowaitNanoseconds { get; init; }

    public long IrqNanoseconds { get; init; }

    public long SoftirqNanoseconds { get; init; }

    public long StealNanoseconds { get; init; }

    /// <summary>Null on kernels before 2.6.24.</summary>
    public long? GuestNanoseconds { get; init; }

    /// <summary>Null on kernels before 2.6.33.</summary>
    public long? GuestNiceNanoseconds { get; init; }

    // cpu0 22020 0 4751 69893 87 0 60 255 0 0
    //      (1) (2)  (3)   (4) (5)(6)(7)(8)(9)(10)
    /// <summary>False when the line has fewer than eight times or something else among them. The line is whole: without its line feed.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ProcStatCpu cpu)
    {
        cpu = default;
        AsciiFields fields = new(line);
        if (!fields.TryNext(out ReadOnlySpan<byte> name) || !name.StartsWith("cpu"u8))
        {
            return false;
        }

        int? index = null;
        if (name.Length > "cpu".Length)
        {
            if (!AsciiFields.TryNumber(name["cpu".Length..], out long number) || number > int.MaxValue)
            {
                return false;
            }

            index = (int)number;
        }

        Span<long> time = stackalloc long[8];
        foreach (ref long value in time)
        {
            if (!fields.TryNextNumber(out long ticks))
            {
                return false;
            }

            value = ClockTicks.ToNanoseconds(ticks);
        }

        cpu = new ProcStatCpu
        {
            Index = index,
            UserNanoseconds = time[0],
            NiceNanoseconds = time[1],
            SystemNanoseconds = time[2],
            IdleNanoseconds = time[3],
            IowaitNanoseconds = time[4],
            IrqNanoseconds = time[5],
            SoftirqNanoseconds = time[6],
            StealNanoseconds = time[7],
            GuestNanoseconds = fields.TryNextNumber(out long guest) ? ClockTicks.ToNanoseconds(guest) : null,
            GuestNiceNanoseconds = fields.TryNextNumber(out long guestNice) ? ClockTicks.ToNanoseconds(guestNice) : null,
        };
        return true;
    }
}
