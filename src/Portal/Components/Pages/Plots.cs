using System.Collections.Immutable;
using Portal.Components.Charts;

namespace Portal.Components.Pages;

/// <summary>Charts that hosts and guests have in common.</summary>
internal static class Plots
{
    public static ChartSpec Of(string id, string title, ChartUnit unit, params ImmutableArray<ChartSeries> series) =>
        new() { Id = id, Title = title, Unit = unit, Series = series };

    /// <summary>One chart for each interface's bytes and one for packets and losses.</summary>
    public static ImmutableArray<ChartSpec> Network(string name) =>
    [
        Of($"net-{name}", "Traffic", ChartUnit.Traffic, new ChartSeries($"net/{name}/in", "received"), new ChartSeries($"net/{name}/out", "sent")),
        Of($"packets-{name}", "Packets", ChartUnit.PerSecond, new ChartSeries($"net/{name}/inpackets", "received"), new ChartSeries($"net/{name}/outpackets", "sent"), new ChartSeries($"net/{name}/lost", "dropped or failed")),
    ];

    public static ChartSpec CpuOfHost => Of("cpu", "All cores by mode", ChartUnit.Ratio, CpuModes) with { Stacked = true, Max = 1 };

    public static ChartSpec MemoryOfHost =>
        Of("memory", "Memory", ChartUnit.Bytes, new ChartSeries("mem/used", "used"), new ChartSeries("mem/buffers", "buffers"), new ChartSeries("mem/cache", "cache"), new ChartSeries("mem/free", "free")) with { Stacked = true };

    public static ChartSpec CpuOfGuest => Of("cpu", "CPU", ChartUnit.Cores, new ChartSeries("cpu/total", "total"), new ChartSeries("cpu/user", "user"), new ChartSeries("cpu/system", "system"));

    public static ChartSpec StorageOfGuest => Of("storage", "All storage", ChartUnit.BytesPerSecond, new ChartSeries("storage/read", "read"), new ChartSeries("storage/write", "write"));

    public static ChartSpec TasksOfGuest => Of("tasks", "Processes and threads", ChartUnit.Number, new ChartSeries("tasks/processes", "processes"), new ChartSeries("tasks/threads", "threads"));

    private static ImmutableArray<ChartSeries> CpuModes =>
    [
        new ChartSeries("cpu/user", "user"),
        new ChartSeries("cpu/nice", "nice"),
        new ChartSeries("cpu/system", "system"),
        new ChartSeries("cpu/irq", "interrupts"),
        new ChartSeries("cpu/iowait", "I/O wait"),
        new ChartSeries("cpu/steal", "steal"),
    ];

    public static ImmutableArray<ChartSpec> Pressure =>
    [
        Of("psi-cpu", "CPU", ChartUnit.Ratio, new ChartSeries("psi/cpu/some", "some waited"), new ChartSeries("psi/cpu/full", "all waited")),
        Of("psi-mem", "Memory", ChartUnit.Ratio, new ChartSeries("psi/mem/some", "some waited"), new ChartSeries("psi/mem/full", "all waited")),
        Of("psi-io", "I/O", ChartUnit.Ratio, new ChartSeries("psi/io/some", "some waited"), new ChartSeries("psi/io/full", "all waited")),
    ];
}
