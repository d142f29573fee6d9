using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>One search for emulators that are not known yet, with a look whether Android has booted in those that are, and how it went.</summary>
/// <param name="StartedAt">Reading of the clock.</param>
/// <param name="Duration">Time it took.</param>
/// <param name="Found">New ones, open.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
internal sealed record EmulatorSearch(long StartedAt, TimeSpan Duration, IReadOnlyList<Emulator> Found, CollectorFailure? Reason)
{
    public static EmulatorSearch Run(KernelFiles files, IReadOnlySet<int> known, ImmutableArray<BootMark> boots, SettledProcesses settled, TimeProvider clock)
    {
        long start = clock.GetTimestamp();
        try
        {
            List<Emulator> found = EmulatorScan.FindNew(files, known, BootSeconds(files), settled);
            foreach (BootMark boot in boots)
            {
                boot.Look();
            }

            return new EmulatorSearch(start, clock.GetElapsedTime(start), found, Reason: null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The border of the unit: a fault that nobody foresaw costs the search, not the emulators that are known.
            return new EmulatorSearch(start, clock.GetElapsedTime(start), [], CollectorFailure.Internal);
        }
    }

    private static long? BootSeconds(KernelFiles files)
    {
        if (KernelFiles.Read(files.Proc("stat"), out ReadOnlySpan<byte> content, ProcStat.LimitBytes) != KernelReadOutcome.Read)
        {
            return null;
        }

        ProcStat.Parse(content, [], out ProcStat stat);     // an odd line elsewhere in the file does not matter here
        return stat.BootSeconds;
    }
}
