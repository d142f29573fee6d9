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

    /// <summary>Default when the file is not readable.</summary>
    public ImmutableArray<HostDisk> Read()
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
                disks.Add(DiskOf(line));
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
        bool isDisk = !NoDisks.Any(prefix => device.StartsWith(prefix, StringComparison.Ordinal)) &&
            Directory.Exists(files.Sys($"block/{device.Replace('/', '!')}"));
        return _isDisk[device] = isDisk;
    }

    private static HostDisk DiskOf(in ProcDiskstats line) => new()
    {
        Device = line.Device,
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
