using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>A file of the host that every snapshot reads through a kept handle; what goes wrong is noted in the tier's outcome.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="outcome">Where faults are noted.</param>
/// <param name="optional">Whether a kernel may lack it: a module that isn't loaded, a switch that is off. That is no fault, and it is looked for again.</param>
internal sealed class HostFile(string path, TierOutcome outcome, bool optional = false)
{
    /// <summary>For files that grow with the machine; tried only after <see cref="KernelFiles.DefaultLimitBytes"/> was too little, so that small machines don't pay for the buffer.</summary>
    private const int LargeLimitBytes = 1024 * 1024;

    private HeldFile? _file;

    /// <summary>The content is valid until the next read on this thread.</summary>
    public bool TryRead(out ReadOnlySpan<byte> content)
    {
        content = default;
        KernelReadOutcome read = KernelReadOutcome.Absent;
        // Asking first is cheaper than the exception that opening would throw in every snapshot.
        if (_file is not null || File.Exists(path))
        {
            _file ??= KernelFiles.Hold(path);
            read = _file.Read(out content);
            if (read == KernelReadOutcome.TooLarge)
            {
                read = _file.Read(out content, LargeLimitBytes);
            }
        }

        if (read == KernelReadOutcome.Read)
        {
            return true;
        }

        bool missing = read is KernelReadOutcome.Absent or KernelReadOutcome.Gone or KernelReadOutcome.Unsupported;
        if (missing)
        {
            _file?.Dispose();
            _file = null;
        }

        if (!missing || !optional)
        {
            outcome.Note(read, path);
        }

        return false;
    }

    /// <summary>Notes that the content was not understood, wholly or in part.</summary>
    public void Misread() => outcome.Note(KernelReadOutcome.Malformed, path);
}
