using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's cores, each on its own.</summary>
internal static class CoreSection
{
    public static SectionView From(HostSample machine, FigureSet figures, string? wanted)
    {
        ImmutableArray<CoreTimes> cores = HostFigures.Known(machine.Cpu?.Cores ?? default);
        (int Index, double? Busy)[] busy = [.. cores.Select(core => (core.Index, figures[$"core/{core.Index}"]))];
        (int Index, double? Busy) busiest = busy.OrderByDescending(core => core.Busy).FirstOrDefault();
        return new SectionView
        {
            Id = "cores",
            Title = "Per core",
            Note = cores.IsEmpty ? "This kernel gives no per-core figures." : null,
            Figures = cores.IsEmpty ? [] : [new SectionFigure("Busiest", busiest.Busy is null ? Number.Absent : $"core {busiest.Index} with {Percent.Text(busiest.Busy)}", "It takes two samples; the next one comes in a second.")],
            Charts = CoreCharts.Of("cores", (first, last) => $"Cores {cores[first].Index} to {cores[last].Index}", [.. cores.Select(core => new ChartSeries($"core/{core.Index}", $"{core.Index}"))], wanted),
            Choices = CoreCharts.Choices(cores.Length, wanted),
        };
    }
}
