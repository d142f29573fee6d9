using System.Text;

namespace Portal.Collectors.Kernel;

/// <summary>One line of <c>/proc/&lt;pid&gt;/mountinfo</c> (proc_pid_mountinfo(5)), as it stands there: blanks, tabs, line feeds and backslashes of names are octal escapes, see <see cref="Unescape"/>.</summary>
internal readonly ref struct ProcPidMountinfo
{
    /// <summary>A host with thousands of containers has thousands of mounts, some of them with lines of kilobytes (overlay).</summary>
    public const int LimitBytes = 4 * 1024 * 1024;

    /// <summary>MAJOR:MINOR, the same for all mounts of one filesystem.</summary>
    public ReadOnlySpan<byte> DeviceNumber { get; private init; }

    /// <summary>What of the filesystem is mounted; <c>/</c> is all of it.</summary>
    public ReadOnlySpan<byte> Root { get; private init; }

    public ReadOnlySpan<byte> Mountpoint { get; private init; }

    /// <summary>Of this mount, separated by commas.</summary>
    public ReadOnlySpan<byte> Options { get; private init; }

    public ReadOnlySpan<byte> Type { get; private init; }

    public ReadOnlySpan<byte> Source { get; private init; }

    /// <summary>Of the filesystem, separated by commas.</summary>
    public ReadOnlySpan<byte> SuperOptions { get; private init; }

    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    // (1)(2)(3)   (4)   (5)      (6)      (7)   (8) (9)   (10)         (11)
    /// <summary>False when the line is cut short. (7) is any number of optional fields, up to the hyphen (8).</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out ProcPidMountinfo mount)
    {
        mount = default;
        AsciiFields fields = new(line);
        if (!fields.TrySkip(2) ||
            !fields.TryNext(out ReadOnlySpan<byte> device) ||
            !fields.TryNext(out ReadOnlySpan<byte> root) ||
            !fields.TryNext(out ReadOnlySpan<byte> mountpoint) ||
            !fields.TryNext(out ReadOnlySpan<byte> options))
        {
            return false;
        }

        ReadOnlySpan<byte> optional;
        do
        {
            if (!fields.TryNext(out optional))
            {
                return false;
            }
        }
        while (!optional.SequenceEqual("-"u8));

        if (!fields.TryNext(out ReadOnlySpan<byte> type) || !fields.TryNext(out ReadOnlySpan<byte> source))
        {
            return false;
        }

        fields.TryNext(out ReadOnlySpan<byte> superOptions);
        mount = new ProcPidMountinfo
        {
            DeviceNumber = device,
            Root = root,
            Mountpoint = mountpoint,
            Options = options,
            Type = type,
            Source = source,
            SuperOptions = superOptions,
        };
        return true;
    }

    /// <summary>Whether a list such as <c>rw,noatime</c> holds an option.</summary>
    public static bool HasOption(ReadOnlySpan<byte> options, ReadOnlySpan<byte> option)
    {
        foreach (Range range in options.Split((byte)','))
        {
            if (options[range].SequenceEqual(option))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Undoes the kernel's octal escapes (<c>\040</c> is a blank); invalid UTF-8 becomes U+FFFD.</summary>
    public static string Unescape(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        byte[] plain = new byte[text.Length];
        int length = 0;
        while (!text.IsEmpty)
        {
            bool escaped = text is [(byte)'\\', >= (byte)'0' and <= (byte)'3', >= (byte)'0' and <= (byte)'7', >= (byte)'0' and <= (byte)'7', ..];
            plain[length++] = escaped ? (byte)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) | (text[3] - '0')) : text[0];
            text = text[(escaped ? 4 : 1)..];
        }

        return Encoding.UTF8.GetString(plain, 0, length);
    }
}
