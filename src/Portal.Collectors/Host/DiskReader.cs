using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Collectors.Kernel;

namespace Portal.Collectors.Host;

/// <summary>Whole disks of the host, from <c>/proc/diskstats</c>.</summary>
internal sealed class DiskReader(KernelFiles files, TierOutcome outcome)
{
    private static readonly ImmutableArray<string> NoDisks = ["loop", "ram", "zram", "fd", "sr"];

    private readonly HostFile _file = new(files.Proc("diskstats"), outcome);
    private readonly NamePool _names = new();
    private readonly List<ProcDiskstats> _lines = [];
    private readonly Dictionary<string, bool> _isDisk = new(StringComparer.Ordinal);

    /// <summary>Not one of those that hold nothing of their own.</summary>
    public static bool MayBeDisk(string device) => !NoDisks.Any(prefix => device.StartsWith(prefix, StringComparison.Ordinal));

    /// <param name="facts">Model and size by device, where known.</param>
    /// <returns>Default when the file is not readable.</returns>
    public ImmutableArray<HostDisk> Read(IReadOnlyDictionary<string, DiskFacts>? facts)
    {
        if (!_file.TryRead(out ReadOnlySpan<byte> content))
        {
            return default;
        }

        _lines.Clear();
        if (!ProcDiskstats.Parse(content, _names, _lines))
        {
            _file.Misread();
        }

        var disks = ImmutableArray.CreateBuilder<HostDisk>();
        foreach (ref readonly ProcDiskstats line in CollectionsMarshal.AsSpan(_lines))
        {
            if (IsDisk(line.Device))
            {
                disks.Add(DiskOf(line, facts?.GetValueOrDefault(line.Device) ?? default));
            }
        }

        return disks.DrainToImmutable();
    }

    // Asked of /sys once a name: a name that is a partition never becomes a disk, nor the other way round.
    private bool IsDisk(string device)
    {
        if (_isDisk.TryGetValue(device, out bool known))
        {
            return known;
        }

        // sysfs writes the slash in names such as cciss/c0d0 as '!'.
        bool isDisk = MayBeDisk(device) && Directory.Exists(files.Sys($"block/{device.Replace('/', '!')}"));
        return _isDisk[device] = isDisk;
    }

    private static HostDisk DiskOf(in ProcDiskstats line, DiskFacts facts) => new()
    {
        Device = line.Device,
        Model = facts.Model,
        SizeBytes = facts.SizeBytes,
        Reads = line.Reads,
        ReadsMerged = line.ReadsMerged,
        ReadBytes = line.ReadBytes,
        ReadNanoseconds = line.ReadNanoseconds,
        Writes = line.Writes,
        WritesMerged = line.WritesMerged,
        WrittenBytes = line.WrittenBytes,
        WriteNanoseconds = line.WriteNanoseconds,
        InFlight = line.InFlight,
        BusyNanoseconds = line.BusyNanoseconds,
        QueueNanoseconds = line.QueueNanoseconds,
        Discards = line.Discards,
        DiscardsMerged = line.DiscardsMerged,
        DiscardedBytes = line.DiscardedBytes,
        DiscardNanoseconds = line.DiscardNanoseconds,
        Flushes = line.Flushes,
        FlushNanoseconds = line.FlushNanoseconds,
    };
}
