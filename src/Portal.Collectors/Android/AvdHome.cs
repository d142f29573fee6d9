using System.Text;
using Microsoft.Win32.SafeHandles;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Android;

/// <summary>Finds an AVD and reads its configuration: <c>&lt;AVD home&gt;/&lt;name&gt;.avd/config.ini</c>.</summary>
internal static class AvdHome
{
    /// <summary>Where the testbed's emulators, which run as root, keep their AVDs when the environment does not say otherwise.</summary>
    private const string Default = "/root/.android/avd";

    // As the emulator itself looks: the variable, and what follows its value.
    private static readonly (byte[] Variable, string Below)[] Variables =
    [
        ("ANDROID_AVD_HOME="u8.ToArray(), ""),
        ("ANDROID_EMULATOR_HOME="u8.ToArray(), "/avd"),
        ("ANDROID_USER_HOME="u8.ToArray(), "/avd"),
        ("ANDROID_SDK_HOME="u8.ToArray(), "/.android/avd"),
        ("HOME="u8.ToArray(), "/.android/avd"),
    ];

    /// <summary><see cref="Avd.Unknown"/> when there is no such file, it may not be read or is no regular file; without a configuration when it is over 64 KiB.</summary>
    /// <param name="files">Where the host is seen.</param>
    /// <param name="pid">The emulator; its environment is asked only if it runs as root, since otherwise anybody could point this program at a path.</param>
    /// <param name="name">The AVD; a name that an AVD can't have is not looked for.</param>
    public static Avd Find(KernelFiles files, int pid, string name)
    {
        if (!IsAvdName(name))
        {
            return Avd.Unknown;
        }

        foreach (string home in Homes(files, pid))
        {
            string folder = files.Host($"{home}/{name}.avd");
            using SafeFileHandle? file = CLibrary.OpenRegularFile($"{folder}/config.ini");
            if (file is not null)
            {
                return new Avd(Read(file), folder);
            }
        }

        return Avd.Unknown;
    }

    private static AvdConfiguration Read(SafeFileHandle file)
    {
        try
        {
            return KernelFiles.ReadWhole(file, out ReadOnlySpan<byte> content, KernelFiles.DefaultLimitBytes) == KernelReadOutcome.Read
                ? AvdConfiguration.Parse(content)
                : AvdConfiguration.Unknown;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder of that name, or a disk that fails: the device's size is not known, and its use is measured all the same.
            return AvdConfiguration.Unknown;
        }
    }

    private static List<string> Homes(KernelFiles files, int pid)
    {
        List<string> homes = [];
        if (KernelFiles.Read(files.Proc(pid, "status"), out ReadOnlySpan<byte> status) == KernelReadOutcome.Read && ProcPidStatus.RunsAsRoot(status) &&
            KernelFiles.Read(files.Proc(pid, "environ"), out ReadOnlySpan<byte> environment) == KernelReadOutcome.Read)
        {
            foreach ((byte[] variable, string below) in Variables)
            {
                if (Find(environment, variable) is ['/', ..] value)
                {
                    homes.Add(value.TrimEnd('/') + below);
                }
            }
        }

        homes.Add(Default);
        return homes;
    }

    private static string? Find(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> variable)
    {
        while (ProcessList.TryNextArgument(ref environment, out ReadOnlySpan<byte> entry))
        {
            if (entry.StartsWith(variable))
            {
                return Encoding.UTF8.GetString(entry[variable.Length..]);
            }
        }

        return null;
    }

    // avdmanager allows these characters and no others; a dot in front is left out with the two names that mean folders.
    private static bool IsAvdName(string name) =>
        name.Length is > 0 and <= 255 && name[0] != '.' && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
