using System.Text;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>Finds emulators: processes whose executable is <c>qemu-system-*</c> and whose command line holds <c>-avd &lt;name&gt;</c>.</summary>
internal static class EmulatorScan
{
    private const string Executable = "qemu-system-";

    // File names end at 255 bytes, and an AVD is a folder; what is longer is no AVD.
    private const int LongestNameBytes = 250;

    /// <summary>Opens those that are not known yet. Zombies, which the launcher leaves behind, are none.</summary>
    /// <param name="files">Where the host is seen.</param>
    /// <param name="known">Processes that are open already and need no second look.</param>
    /// <param name="bootSeconds">When the host booted, in Unix time; null when not known.</param>
    /// <param name="settled">Processes that were looked at before and are none.</param>
    public static List<Emulator> FindNew(KernelFiles files, IReadOnlySet<int> known, long? bootSeconds, SettledProcesses settled)
    {
        List<Emulator> found = [];
        settled.Begin();
        foreach (int pid in ProcessList.Pids(files))
        {
            if (!known.Contains(pid) && settled.Wants(pid) && AvdName(files, pid) is { } name && Open(files, pid, name) is { } process)
            {
                found.Add(new Emulator(files, process, name, bootSeconds));
            }
        }

        settled.End();
        return found;
    }

    private static string? AvdName(KernelFiles files, int pid)
    {
        if (!ProcessList.TryReadCommandLine(files, pid, out ReadOnlySpan<byte> commandLine) ||
            !ProcessList.TryFindOption(commandLine, "-avd"u8, out ReadOnlySpan<byte> value) ||
            value.Length > LongestNameBytes)
        {
            return null;
        }

        string name = Encoding.UTF8.GetString(value);
        return ProcessList.ExecutableName(files, pid)?.StartsWith(Executable, StringComparison.Ordinal) == true ? name : null;
    }

    // The name was read by path. Read again while the handle of stat is held, it belongs to the process that this handle names, or the next read of it says gone.
    private static ProcessReader? Open(KernelFiles files, int pid, string name)
    {
        ProcessReader? process = ProcessReader.TryOpen(files, pid);
        if (process is null || AvdName(files, pid) == name)
        {
            return process;
        }

        process.Dispose();
        return null;
    }
}
