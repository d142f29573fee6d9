namespace Portal.Collectors.Kernel;

/// <summary>The held files of one group, and what happened while they were read.</summary>
internal sealed class CgroupReads : IDisposable
{
    // A line per process; 256 KiB are over 32,000.
    private const int LimitBytes = 256 * 1024;

    private readonly List<HeldFile> _files = [];

    /// <summary>The kernel said that the group was removed.</summary>
    public bool Gone { get; private set; }

    public CgroupFaults Faults { get; private set; }

    public void Begin() => Faults = CgroupFaults.None;

    /// <summary>Null where there is no such folder.</summary>
    public HeldFile? Hold(string? folder, string name)
    {
        if (folder is null)
        {
            return null;
        }

        HeldFile file = KernelFiles.Hold($"{folder}/{name}");
        _files.Add(file);
        return file;
    }

    /// <param name="file">Null where the group has none.</param>
    /// <param name="content">Valid until the next read.</param>
    /// <param name="end">The first read for every cgroup file but the lists of processes.</param>
    public bool TryRead(HeldFile? file, out ReadOnlySpan<byte> content, KernelFileEnd end = KernelFileEnd.FirstRead)
    {
        content = default;
        return file is not null && Note(file.Read(out content, LimitBytes, end));
    }

    /// <summary>For files read seldom, which are not worth a handle.</summary>
    public bool TryReadOnce(string? folder, string name, out ReadOnlySpan<byte> content)
    {
        content = default;
        return folder is not null && Note(KernelFiles.Read($"{folder}/{name}", out content, LimitBytes));
    }

    /// <summary>A file that is one number.</summary>
    public long? Number(HeldFile? file)
    {
        long? value = null;
        if (TryRead(file, out ReadOnlySpan<byte> text))
        {
            Understood(CgroupNumber.TryParse(text, out value));
        }

        return value;
    }

    public void Understood(bool understood) => Faults |= understood ? CgroupFaults.None : CgroupFaults.Malformed;

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private bool Note(KernelReadOutcome outcome)
    {
        Gone |= outcome == KernelReadOutcome.Gone;
        Faults |= outcome switch
        {
            KernelReadOutcome.Denied => CgroupFaults.Denied,
            KernelReadOutcome.TooLarge => CgroupFaults.TooLarge,
            KernelReadOutcome.Failed => CgroupFaults.Failed,
            _ => CgroupFaults.None,
        };
        return outcome == KernelReadOutcome.Read;
    }
}
