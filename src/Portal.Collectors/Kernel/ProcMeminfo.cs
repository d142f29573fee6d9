namespace Portal.Collectors.Kernel;

/// <summary>One line of <c>/proc/meminfo</c> (proc_meminfo(5)): KiB there, bytes here; the counts of huge pages have no unit.</summary>
internal readonly record struct ProcMeminfo(string Key, long Value)
{
    // MemTotal:       24683656 kB
    // Active(anon):       3672 kB
    // HugePages_Total:       0
    /// <summary>Adds every whole line to <paramref name="lines"/>, in the file's order.</summary>
    /// <returns>False when a line is not understood or there is none.</returns>
    public static bool Parse(ReadOnlySpan<byte> content, NamePool names, List<ProcMeminfo> lines)
    {
        bool whole = true;
        while (AsciiFields.TryLine(ref content, out ReadOnlySpan<byte> line))
        {
            AsciiFields fields = new(line);
            if (fields.TryNext(out ReadOnlySpan<byte> key) && key.Length > 1 && key[^1] == (byte)':' &&
                fields.TryNextNumber(out long value) &&
                TryUnit(ref fields, out long unit) && value <= long.MaxValue / unit)
            {
                lines.Add(new ProcMeminfo(names.Get(key[..^1]), value * unit));
            }
            else
            {
                whole = false;
            }
        }

        return whole && lines.Count > 0;
    }

    private static bool TryUnit(ref AsciiFields fields, out long unit)
    {
        bool named = fields.TryNext(out ReadOnlySpan<byte> text);
        unit = named ? 1024 : 1;
        return !named || text.SequenceEqual("kB"u8);
    }
}
