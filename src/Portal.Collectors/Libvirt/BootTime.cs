using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>When this host booted: the line <c>btime</c> of <c>/proc/stat</c>, Unix seconds (proc_stat(5)).</summary>
internal sealed class BootTime(KernelFiles files)
{
    // The interrupt line has a number per source, some thousands on large machines.
    private const int LimitBytes = 1024 * 1024;

    /// <summary>Null where it can't be read.</summary>
    public DateTimeOffset? Read()
    {
        if (KernelFiles.Read(files.Proc("stat"), out ReadOnlySpan<byte> text, LimitBytes) == KernelReadOutcome.Read)
        {
            while (AsciiFields.TryLine(ref text, out ReadOnlySpan<byte> line))
            {
                if (line.StartsWith("btime "u8))
                {
                    return AsciiFields.TryNumber(line["btime ".Length..], out long seconds) && seconds < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
                }
            }
        }

        return null;
    }
}
