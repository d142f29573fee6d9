namespace Portal.Collectors.Kernel;

/// <summary>A list of CPUs as cpuset(7) and <c>/sys/devices/system/cpu/online</c> print it.</summary>
internal static class CpuList
{
    // Far above any machine; a file that says more is nonsense.
    private const long MaxCpu = 1 << 16;

    // 0-3,8
    /// <summary>How many CPUs it names; 0 for an empty list, which an idle cpuset may have. False when not understood or cut short.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        if (!AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> rest))
        {
            return false;
        }

        while (!rest.IsEmpty)
        {
            int comma = rest.IndexOf((byte)',');
            ReadOnlySpan<byte> part = comma < 0 ? rest : rest[..comma];
            rest = comma < 0 ? default : rest[(comma + 1)..];
            int dash = part.IndexOf((byte)'-');
            if (!AsciiFields.TryNumber(dash < 0 ? part : part[..dash], out long first))
            {
                return false;
            }

            long last = first;
            if ((dash >= 0 && !AsciiFields.TryNumber(part[(dash + 1)..], out last)) || last < first || last > MaxCpu)
            {
                return false;
            }

            count += (int)(last - first + 1);
        }

        return true;
    }
}
