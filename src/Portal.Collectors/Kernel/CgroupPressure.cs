namespace Portal.Collectors.Kernel;

/// <summary>One of <c>cpu.pressure</c>, <c>memory.pressure</c>, <c>io.pressure</c> (kernel document accounting/psi): stall times since the group was made.</summary>
internal struct CgroupPressure
{
    /// <summary>Some task waited.</summary>
    public long? SomeNanoseconds;

    /// <summary>All tasks waited.</summary>
    public long? FullNanoseconds;

    // some avg10=47.07 avg60=19.51 avg300=4.86 total=15504029     (µs)
    // full avg10=47.03 avg60=19.43 avg300=4.84 total=15430615
    /// <summary>False when a total is no number. The averages are not used: rates are made from totals.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out CgroupPressure pressure)
    {
        pressure = default;
        bool understood = true;
        while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
        {
            int total = line.LastIndexOf("total="u8);
            if (total < 0)
            {
                continue;
            }

            ReadOnlySpan<byte> micros = line[(total + "total="u8.Length)..];
            if (line.StartsWith("some "u8))
            {
                understood &= CgroupNumber.TrySet(micros, ref pressure.SomeNanoseconds, CgroupNumber.Microsecond);
            }
            else if (line.StartsWith("full "u8))
            {
                understood &= CgroupNumber.TrySet(micros, ref pressure.FullNanoseconds, CgroupNumber.Microsecond);
            }
        }

        return understood;
    }
}
