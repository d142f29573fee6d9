using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using static Portal.Components.Pages.Plots;

namespace Portal.Components.Pages;

/// <summary>The sections of what is not measured now: no figures, but what was kept of it and its histories.</summary>
internal static class PastSections
{
    public static ImmutableArray<SectionView> OfHost =>
    [
        Section("cpu", "CPU", CpuOfHost),
        Section("cores", "Per core"),
        Section("load", "Load", Of("load", "Load average", ChartUnit.Number, new ChartSeries("load/1", "1 min"), new ChartSeries("load/5", "5 min"), new ChartSeries("load/15", "15 min"))),
        Section("memory", "Memory", MemoryOfHost),
        Section("swap", "Swap"),
        Section("disks", "Disks"),
        Section("filesystems", "Filesystems"),
        Section("network", "Network"),
        Section("pressure", "Pressure", [.. Plots.Pressure]),
        Section("temperatures", "Temperatures"),
    ];

    public static ImmutableArray<SectionView> OfGuest(string kind) =>
    [
        Section("cpu", "CPU", CpuOfGuest),
        .. kind == GuestKind.Docker.Name ? Array.Empty<SectionView>() : [Section("vcpus", "Per vCPU")],
        Section("memory", "Memory", Of("memory", "On the host", ChartUnit.Bytes, new ChartSeries("mem/workingset", "working set"), new ChartSeries("mem/rss", "resident"), new ChartSeries("mem/cache", "cache"))),
        Section("disks", "Disks", StorageOfGuest),
        Section("network", "Network"),
        Section("pressure", "Pressure", [.. Plots.Pressure]),
        Section("processes", "Processes", TasksOfGuest),
    ];

    private static SectionView Section(string id, string title, params ImmutableArray<ChartSpec> charts) => new() { Id = id, Title = title, Charts = charts };
}
