using System.Runtime.InteropServices;

namespace Portal.Doctor.Checks.Clocks;

/// <summary>This host's clock is kept right by a time service.</summary>
internal sealed partial class TimeService : ICheckSource
{
    // adjtimex(2): the kernel's own word, whoever disciplines the clock. A field of 32 bits after one of them, padding and four of 64.
    private const int SizeOfTimex = 208;
    private const int StatusOffset = 40;
    private const int Unsynchronised = 0x40;

    // systemd-timesyncd makes it once the clock is set: where a hardened service may not ask the kernel.
    private const string TimesyncMark = "/run/systemd/timesync/synchronized";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => [DoctorCheck.Of(CheckGroup.Clocks, "Time service", null, () => Look(IsSynchronised()))];

    /// <param name="isSynchronised">Null where nobody can tell.</param>
    internal static Finding Look(bool? isSynchronised) => isSynchronised is not { } known
        ? Finding.NotApplicable("the kernel may not be asked from here")
        : Finding.Of(known, known ? "the clock is synchronised" : "the clock is not synchronised", "the clock is synchronised", new Fix("Switch a time service on:", "timedatectl set-ntp true"), Verdict.Warning);

    private static bool? IsSynchronised()
    {
        byte[] timex = new byte[SizeOfTimex];
        return Environment.Is64BitProcess && AdjTimex(timex) >= 0 ? (BitConverter.ToInt32(timex, StatusOffset) & Unsynchronised) == 0
            : File.Exists(TimesyncMark) ? true
            : null;
    }

    [DllImport("libc", EntryPoint = "adjtimex", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AdjTimex([In, Out] byte[] timex);
}
