using System.Collections.Immutable;
using Portal.Components.Pages.GuestList;

namespace Portal.Components.Pages.Overview;

/// <summary>By which figure guests are the busiest.</summary>
/// <param name="Name">As the address writes it.</param>
/// <param name="Figure">Null for a guest that isn't ranked.</param>
internal sealed record BusyBy(string Name, string Title, Func<GuestUse, double?> Figure)
{
    /// <summary>CPU counts by cores: what a guest takes from the cluster, not from its own allowance.</summary>
    public static ImmutableArray<BusyBy> All { get; } =
    [
        new("cpu", "CPU", use => use.CpuCores),
        new("mem", "Memory", use => use.MemoryUsedBytes),
        new("io", "Disk", use => Sum(use.ReadBytesPerSecond, use.WrittenBytesPerSecond)),
        new("net", "Network", use => Sum(use.ReceivedBytesPerSecond, use.TransmittedBytesPerSecond)),
    ];

    /// <summary>CPU for anything else than one of the four names.</summary>
    public static BusyBy Named(string? name) => All.FirstOrDefault(by => by.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? All[0];

    private static double? Sum(double? one, double? two) => one is null && two is null ? null : (one ?? 0) + (two ?? 0);
}
