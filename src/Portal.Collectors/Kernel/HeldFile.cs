using Microsoft.Win32.SafeHandles;

namespace Portal.Collectors.Kernel;

/// <summary>A kernel file whose handle is kept (1.5 µs a read instead of 8). Opened at the first read; a file that was absent then is not looked for again.</summary>
/// <remarks>A handle never shows a successor of the same path or pid. One thread at a time.</remarks>
public sealed class HeldFile(string path) : IDisposable
{
    private SafeFileHandle? _handle;
    private KernelReadOutcome? _final;

    public string Path { get; } = path;

    /// <summary>The content is valid until the next read on this thread.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="limitBytes">What is larger is not used.</param>
    /// <param name="end">What tells its end: knowing more saves the pread that would find it.</param>
    public KernelReadOutcome Read(out ReadOnlySpan<byte> content, int limitBytes = KernelFiles.DefaultLimitBytes, KernelFileEnd end = KernelFileEnd.EmptyRead)
    {
        content = default;
        if (_final is { } final)
        {
            return final;
        }

        try
        {
            _handle ??= Open(Path);
            return KernelFiles.ReadWhole(_handle, out content, limitBytes, end);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)      // the last: a pipe where a file should be
        {
            KernelReadOutcome outcome = KernelFiles.OutcomeOf(fault);
            if (outcome is KernelReadOutcome.Absent or KernelReadOutcome.Gone or KernelReadOutcome.Denied or KernelReadOutcome.Unsupported)
            {
                _final = outcome;
                Dispose();
            }

            return outcome;
        }
    }

    public void Dispose() => _handle?.Dispose();

    // FileShare.ReadWrite | Delete: no flock on a pseudo-file.
    internal static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
