namespace Portal.Collectors.Kernel;

/// <summary>The only opener of kernel files; all paths are below the injected roots.</summary>
/// <remarks>Pseudo-files are read whole and never sized first: their stated size is 0 or a page. Content is valid until the next read on the same thread.</remarks>
public sealed class KernelFiles(KernelRoots roots)
{
    /// <summary>A kernel file is not over 64 KiB, but a few that list per process or mount; those state their own limit.</summary>
    public const int DefaultLimitBytes = 64 * 1024;

    // seq_file fills a page; the next record did not fit only if it is longer than the kilobyte that was left.
    private const int ShortReadBytes = 3 * 1024;

    [ThreadStatic]
    private static byte[]? _buffer;

    public KernelRoots Roots { get; } = roots;

    public string Proc(string relative) => $"{Roots.Proc}/{relative}";

    public string Proc(int pid, string relative) => $"{Roots.Proc}/{pid}/{relative}";

    public string Sys(string relative) => $"{Roots.Sys}/{relative}";

    /// <summary>A path of the host's own root file system; <paramref name="absolute"/> starts with a slash.</summary>
    public string Host(string absolute) => Roots.Host == "/" ? absolute : Roots.Host.TrimEnd('/') + absolute;

    /// <summary>A file to be read again and again: its handle is kept and read with pread at 0.</summary>
    /// <remarks>Never for <c>/proc/&lt;pid&gt;/net/dev</c>: a held handle pins the network namespace.</remarks>
    public static HeldFile Hold(string path) => new(path);

    /// <summary>Opens, reads whole, closes.</summary>
    public static KernelReadOutcome Read(string path, out ReadOnlySpan<byte> content, int limitBytes = DefaultLimitBytes, KernelFileEnd end = KernelFileEnd.EmptyRead)
    {
        content = default;
        try
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle handle = HeldFile.Open(path);
            return ReadWhole(handle, out content, limitBytes, end);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)      // the last: a pipe where a file should be
        {
            return OutcomeOf(fault);
        }
    }

    internal static KernelReadOutcome ReadWhole(Microsoft.Win32.SafeHandles.SafeFileHandle handle, out ReadOnlySpan<byte> content, int limitBytes, KernelFileEnd end = KernelFileEnd.EmptyRead)
    {
        byte[] buffer = _buffer ??= new byte[DefaultLimitBytes + 1];
        int length = 0;
        while (length <= limitBytes)
        {
            if (length == buffer.Length)
            {
                // With what is there, not with the limit: one buffer of megabytes for each thread would be the most of a small program's heap.
                Array.Resize(ref _buffer, Math.Min(limitBytes + 1, length * 2));
                buffer = _buffer;
            }

            int room = Math.Min(buffer.Length, limitBytes + 1) - length;
            int read = RandomAccess.Read(handle, buffer.AsSpan(length, room), length);
            length += read;

            // A read that filled what room there was says nothing about the end.
            bool ended = read == 0 || (read < room && (end == KernelFileEnd.FirstRead || (end == KernelFileEnd.ShortRead && read < ShortReadBytes)));
            if (ended && length <= limitBytes)
            {
                content = buffer.AsSpan(0, length);
                return KernelReadOutcome.Read;
            }
        }

        content = default;
        return KernelReadOutcome.TooLarge;
    }

    internal static KernelReadOutcome OutcomeOf(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => KernelReadOutcome.Absent,
        UnauthorizedAccessException => KernelReadOutcome.Denied,
        // HResult of an IOException holds errno (measured on .NET 10): ESRCH 3, EIO 5, ENODEV 19, EOPNOTSUPP 95.
        IOException { HResult: 3 or 19 } => KernelReadOutcome.Gone,
        IOException { HResult: 95 } => KernelReadOutcome.Unsupported,
        _ => KernelReadOutcome.Failed,
    };
}
