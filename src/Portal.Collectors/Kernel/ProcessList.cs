using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>Finds processes by what they run: the processes of <c>/proc</c>, their command lines and executables.</summary>
/// <remarks>
/// How to use it: for each of <see cref="Pids"/>, look into <see cref="TryReadCommandLine"/> (8 µs, no allocation) for the argument wanted, and only then ask for
/// <see cref="ExecutableName"/>: a command line is what a process says of itself, its executable is what the kernel knows. A process may end between any two calls: then there is no answer.
/// </remarks>
internal static class ProcessList
{
    /// <summary>
    /// QEMU with hundreds of disks has some 100 KiB; the kernel allows a process a quarter of its stack limit, 2 MiB as a rule, which anybody may fill.
    /// A process with a longer command line is not looked at.
    /// </summary>
    public const int CommandLineLimitBytes = 256 * 1024;

    /// <summary>Numbers of all processes, without their threads.</summary>
    public static List<int> Pids(KernelFiles files) => NumberedFolders.In(files.Roots.Proc);

    /// <summary>Arguments, each ended by a NUL, of hostile content; valid until the next read on this thread. False when it is gone, a kernel thread, a zombie or too long.</summary>
    public static bool TryReadCommandLine(KernelFiles files, int pid, out ReadOnlySpan<byte> commandLine) =>
        KernelFiles.Read(files.Proc(pid, "cmdline"), out commandLine, CommandLineLimitBytes) == KernelReadOutcome.Read && !commandLine.IsEmpty;

    /// <summary>The next argument of a command line, without its NUL.</summary>
    public static bool TryNextArgument(scoped ref ReadOnlySpan<byte> commandLine, out ReadOnlySpan<byte> argument)
    {
        int end = commandLine.IndexOf((byte)0);
        bool found = !commandLine.IsEmpty;
        argument = end < 0 ? commandLine : commandLine[..end];      // the last one may lack its NUL when the process rewrote its title
        commandLine = end < 0 ? default : commandLine[(end + 1)..];
        return found;
    }

    /// <summary>The argument right behind the first one that equals <paramref name="option"/>, as in <c>-avd phone</c>. False when there is none or it is empty.</summary>
    public static bool TryFindOption(ReadOnlySpan<byte> commandLine, ReadOnlySpan<byte> option, out ReadOnlySpan<byte> value)
    {
        while (TryNextArgument(ref commandLine, out ReadOnlySpan<byte> argument))
        {
            if (argument.SequenceEqual(option))
            {
                return TryNextArgument(ref commandLine, out value) && !value.IsEmpty;
            }
        }

        value = default;
        return false;
    }

    /// <summary>File name of the program it runs, such as <c>qemu-system-x86_64</c>; null when it is gone, a kernel thread, or not ours to see.</summary>
    public static string? ExecutableName(KernelFiles files, int pid)
    {
        string? target = TryReadLink(files.Proc(pid, "exe"));
        if (target is null)
        {
            return null;
        }

        string name = target[(target.LastIndexOf('/') + 1)..];
        const string Replaced = " (deleted)";       // the file was upgraded or removed under the running process
        return name.EndsWith(Replaced, StringComparison.Ordinal) ? name[..^Replaced.Length] : name;
    }

    /// <summary>Name of its main thread, at most 15 bytes; null when it is gone.</summary>
    public static string? Comm(KernelFiles files, int pid) =>
        KernelFiles.Read(files.Proc(pid, "comm"), out ReadOnlySpan<byte> comm) == KernelReadOutcome.Read ? Encoding.UTF8.GetString(comm.TrimEnd((byte)'\n')) : null;

    /// <summary>Identity of its network namespace, such as <c>net:[4026531840]</c>; equal for processes that share one. Null when it is gone or not ours to see.</summary>
    public static string? NetworkNamespace(KernelFiles files, int pid) => TryReadLink(files.Proc(pid, "ns/net"));

    /// <summary>The host's own network namespace: that of process 1, which is the host's wherever its <c>/proc</c> is mounted.</summary>
    public static string? HostNetworkNamespace(KernelFiles files) => NetworkNamespace(files, 1);

    private static string? TryReadLink(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Gone between listing and looking, or another user's: there is no answer, and nothing wrong.
            return null;
        }
    }
}
