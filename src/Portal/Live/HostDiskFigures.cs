using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Traffic of a host's disks.</summary>
internal static class HostDiskFigures
{
    public static void Add(FigureSet figures, ImmutableArray<HostDisk> now, ImmutableArray<HostDisk> before, double? seconds)
    {
        foreach (HostDisk disk in HostFigures.Known(now))
        {
            HostDisk? then = Earlier(before, disk.Device);
            string name = $"disk/{disk.Device}";
            figures.Add($"{name}/read", Rate.PerSecond(disk.ReadBytes, then?.ReadBytes, seconds));
            figures.Add($"{name}/write", Rate.PerSecond(disk.WrittenBytes, then?.WrittenBytes, seconds));
            figures.Add($"{name}/reads", Rate.PerSecond(disk.Reads, then?.Reads, seconds));
            figures.Add($"{name}/writes", Rate.PerSecond(disk.Writes, then?.Writes, seconds));
            figures.Add($"{name}/busy", Rate.OfNanoseconds(disk.BusyNanoseconds, then?.BusyNanoseconds, seconds) is { } busy ? Math.Min(1, busy) : null);
            figures.Add($"{name}/await", Rate.MeanSeconds(
                disk.ReadNanoseconds + disk.WriteNanoseconds,
                then?.ReadNanoseconds + then?.WriteNanoseconds,
                disk.Reads + disk.Writes,
                then?.Reads + then?.Writes));
        }
    }

    /// <summary>Bytes per second over all disks; null where none has a rate.</summary>
    public static (double? Read, double? Written) Sum(ImmutableArray<HostDisk> now, ImmutableArray<HostDisk> before, double? seconds)
    {
        double? read = null;
        double? written = null;
        foreach (HostDisk disk in HostFigures.Known(now))
        {
            HostDisk? then = Earlier(before, disk.Device);
            if (Rate.PerSecond(disk.ReadBytes, then?.ReadBytes, seconds) is { } inward)
            {
                read = (read ?? 0) + inward;
            }

            if (Rate.PerSecond(disk.WrittenBytes, then?.WrittenBytes, seconds) is { } outward)
            {
                written = (written ?? 0) + outward;
            }
        }

        return (read, written);
    }

    private static HostDisk? Earlier(ImmutableArray<HostDisk> before, string device) =>
        HostFigures.Known(before).FirstOrDefault(other => string.Equals(other.Device, device, StringComparison.Ordinal));
}
