namespace Portal.Collectors.Kernel;

/// <summary>Numbers of cgroup files, brought to the unit that leaves this folder.</summary>
internal static class CgroupNumber
{
    public const long Microsecond = 1_000;

    public const long ClockTick = 1_000_000_000 / ClockTicks.PerSecond;

    /// <summary>Sets <paramref name="target"/> to the number times <paramref name="unit"/>, cut to 2^63-1. False when the text is no number: the target is left alone.</summary>
    public static bool TrySet(ReadOnlySpan<byte> text, ref long? target, long unit = 1)
    {
        if (!AsciiFields.TryNumber(text, out long number))
        {
            return false;
        }

        target = number > long.MaxValue / unit ? long.MaxValue : number * unit;
        return true;
    }

    /// <summary>A file that is one number and a line feed, such as <c>memory.current</c>. Without its line feed it was cut short.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long? value)
    {
        value = null;
        return AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line) && TrySet(line, ref value);
    }

    /// <summary>A file that is one number or <c>max</c>, such as <c>memory.max</c> and <c>pids.max</c>: <c>max</c> is null, and understood.</summary>
    public static bool TryParseLimit(ReadOnlySpan<byte> text, out long? value)
    {
        value = null;
        return AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line) && (line.SequenceEqual("max"u8) || TrySet(line, ref value));
    }
}
