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

    public static ImmutableArray<ChartSpec> Pressure =>
    [
        Of("psi-cpu", "CPU", ChartUnit.Ratio, new ChartSeries("psi/cpu/some", "some waited")),
        Of("psi-mem", "Memory", ChartUnit.Ratio, new ChartSeries("psi/mem/some", "some waited"), new ChartSeries("psi/mem/full", "all waited")),
        Of("psi-io", "I/O", ChartUnit.Ratio, new ChartSeries("psi/io/some", "some waited"), new ChartSeries("psi/io/full", "all waited")),
    ];
}
