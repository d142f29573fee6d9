using System.Collections.Immutable;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Sizes of the host's filesystems. statvfs can hang with its disk, so each call runs on a thread of its own.</summary>
/// <remarks>A call past its deadline costs that one thread: it is not awaited again, not made again while it is out, and the filesystem is reported as failed. One thread at a time.</remarks>
/// <param name="files">Where the host is seen.</param>
/// <param name="statvfs">The call; <see cref="CLibrary.Statvfs"/> but for tests that make it hang.</param>
/// <param name="clock">Measures the deadline.</param>
/// <param name="outcome">Where faults are noted.</param>
internal sealed class FilesystemReader(KernelFiles files, Func<string, FilesystemUsage?> statvfs, TimeProvider clock, TierOutcome outcome)
{
    /// <summary>A healthy local filesystem answers within a millisecond; a busy disk may need to be waited for.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    // However many disks hang at once: beyond that, what is new is reported as failed without being asked.
    private const int MostOverdue = 8;

    private readonly Dictionary<string, Task<FilesystemUsage?>> _overdue = new(StringComparer.Ordinal);

    /// <summary>Calls past their deadline that have not returned.</summary>
    public int OverdueCalls => _overdue.Count;

    /// <summary>Default when the list of mounts is not readable.</summary>
    public ImmutableArray<HostFilesystem> Read()
    {
        foreach (string returned in _overdue.Where(call => call.Value.IsCompleted).Select(call => call.Key).ToArray())
        {
            _overdue.Remove(returned);
        }

        string path = files.Proc("1/mountinfo");
        KernelReadOutcome read = KernelFiles.Read(path, out ReadOnlySpan<byte> content, ProcPidMountinfo.LimitBytes);
        if (read != KernelReadOutcome.Read)
        {
            outcome.Note(read, path);
            return default;
        }

        List<FilesystemMount> mounts = FilesystemMounts.Choose(content, out bool whole);
        if (!whole)
        {
            outcome.Note(KernelReadOutcome.Malformed, path);
        }

        return [.. mounts.Select(Ask)];
    }

    private HostFilesystem Ask(FilesystemMount mount)
    {
        FilesystemUsage? usage = Call(files.Host(mount.Mountpoint));
        return new HostFilesystem
        {
            Device = mount.Device,
            Mountpoint = mount.Mountpoint,
            Type = mount.Type,
            ReadOnly = mount.ReadOnly,
            Failed = usage is null,
            SizeBytes = usage?.SizeBytes,
            FreeBytes = usage?.FreeBytes,
            AvailableBytes = usage?.AvailableBytes,
            Inodes = usage is { Inodes: > 0 } ? usage.Value.Inodes : null,
            InodesFree = usage is { Inodes: > 0 } ? usage.Value.InodesFree : null,
        };
    }

    private FilesystemUsage? Call(string path)
    {
        if (_overdue.ContainsKey(path) || _overdue.Count >= MostOverdue)
        {
            outcome.Note(CollectorFailure.Timeout, "A filesystem did not say its size in time.");
            return null;
        }

        Task<FilesystemUsage?> call = Task.Factory.StartNew(() => statvfs(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            FilesystemUsage? usage = call.WaitAsync(Deadline, clock).GetAwaiter().GetResult();
            if (usage is null)
            {
                outcome.Note(CollectorFailure.Unreachable, "A filesystem did not say its size.");
            }

            return usage;
        }
        catch (TimeoutException)
        {
            _overdue[path] = call;
            outcome.Note(CollectorFailure.Timeout, "A filesystem did not say its size in time.");
            return null;
        }
    }
}
