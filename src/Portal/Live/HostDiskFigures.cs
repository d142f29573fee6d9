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
            HostDisk? then = HostFigures.Known(before).FirstOrDefault(other => string.Equals(other.Device, disk.Device, StringComparison.Ordinal));
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
}
