using System.Buffers.Text;

namespace Portal.Collectors.Kernel;

/// <summary><c>/proc/loadavg</c> (proc_loadavg(5)): load averages and the number of tasks.</summary>
internal readonly record struct ProcLoadavg(double OneMinute, double FiveMinutes, double FifteenMinutes, long Threads)
{
    // 5.06 2.22 0.98 4/213 23618
    // (1)  (2)  (3)  (4)   (5)
    /// <summary>False when the line is cut short or not as above.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ProcLoadavg load)
    {
        load = default;
        AsciiFields fields = new(line);
        if (!TryAverage(ref fields, out double one) ||
            !TryAverage(ref fields, out double five) ||
            !TryAverage(ref fields, out double fifteen) ||
            !fields.TryNext(out ReadOnlySpan<byte> tasks) ||
            tasks.IndexOf((byte)'/') is var slash && slash < 0 ||
            !AsciiFields.TryNumber(tasks[(slash + 1)..], out long threads) ||
            !fields.TryNext(out _))     // one more than needed, so a line cut inside (4) is no match
        {
            return false;
        }

        load = new ProcLoadavg(one, five, fifteen, threads);
        return true;
    }

    private static bool TryAverage(ref AsciiFields fields, out double average)
    {
        average = 0;
        return fields.TryNext(out ReadOnlySpan<byte> text) &&
            Utf8Parser.TryParse(text, out average, out int used) && used == text.Length && double.IsFinite(average);
    }
}
