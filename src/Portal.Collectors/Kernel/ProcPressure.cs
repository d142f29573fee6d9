namespace Portal.Collectors.Kernel;

/// <summary>Stall times of one resource from <c>/proc/pressure/*</c> or a cgroup's <c>*.pressure</c> (the kernel's accounting/psi document): microseconds there, nanoseconds here.</summary>
internal readonly record struct ProcPressure
{
    /// <summary>Some task waited; null without a line <c>some</c> (irq has none).</summary>
    public long? SomeNanoseconds { get; private init; }

    /// <summary>No task could run; null without a line <c>full</c> (cpu had none before 5.13).</summary>
    public long? FullNanoseconds { get; private init; }

    // some avg10=81.62 avg60=75.47 avg300=35.25 total=168687010
    // full avg10=0.00 avg60=0.00 avg300=0.00 total=0
    /// <summary>False when neither line is there, whole and as above.</summary>
    public static bool TryParse(ReadOnlySpan<byte> content, out ProcPressure pressure)
    {
        pressure = default;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            int total = line.LastIndexOf("total="u8);
            if (total < 0 || !AsciiFields.TryNumber(line[(total + "total=".Length)..], out long microseconds))
            {
                continue;
            }

            long nanoseconds = microseconds > long.MaxValue / 1000 ? long.MaxValue : microseconds * 1000;
            if (line.StartsWith("some "u8))
            {
                pressure = pressure with { SomeNanoseconds = nanoseconds };
            }
            else if (line.StartsWith("full "u8))
            {
                pressure = pressure with { FullNanoseconds = nanoseconds };
            }
        }

        return pressure.SomeNanoseconds is not null || pressure.FullNanoseconds is not null;
    }
}
