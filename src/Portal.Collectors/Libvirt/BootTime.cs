using Portal.Collectors.Kernel;

namespace Portal.Collectors.Libvirt;

/// <summary>When this host booted, to turn a process' start into a date.</summary>
internal sealed class BootTime(KernelFiles files)
{
    private const long FirstSecondOfYear10000 = 253_402_300_800;

    /// <summary>Null where it can't be read.</summary>
    public DateTimeOffset? Read()
    {
        if (KernelFiles.Read(files.Proc("stat"), out ReadOnlySpan<byte> text, ProcStat.LimitBytes) != KernelReadOutcome.Read)
        {
            return null;
        }

        _ = ProcStat.Parse(text, [], out ProcStat stat);    // false for any line that is not understood; the one wanted here may well be
        return stat.BootSeconds is { } seconds and < FirstSecondOfYear10000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
