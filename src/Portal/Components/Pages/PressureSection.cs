using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Hosts;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>How long tasks had to wait for CPU, memory and I/O.</summary>
internal static class PressureSection
{
    // "why" is said where the kernel gives no pressure figures.
    public static SectionView From(PressureCounters? pressure, FigureSet figures, string why) => new()
    {
        Id = "pressure",
        Title = "Pressure",
        Note = pressure is null ? why : null,
        Figures = pressure is null
            ? []
            :
            [
                new SectionFigure("CPU", Share(figures["psi/cpu/some"]), Why),
                new SectionFigure("Memory", Share(figures["psi/mem/some"]), Why),
                new SectionFigure("I/O", Share(figures["psi/io/some"]), Why),
            ],
        Charts = pressure is null ? [] : Plots.Pressure,
    };

    /// <summary>A host's, with means over 10 s, 1 min and 5 min.</summary>
    public static SectionView OfHost(PressureCounters? pressure, FigureSet figures, HostTrends trends, string why)
    {
        SectionView section = From(pressure, figures, why);
        return pressure is null ? section : section with
        {
            Figures =
            [
                .. section.Figures,
                new SectionFigure("CPU, 10 s · 1 min · 5 min", Means(trends, "psi/cpu/some"), Why),
                new SectionFigure("Memory, the same", Means(trends, "psi/mem/some"), Why),
                new SectionFigure("I/O, the same", Means(trends, "psi/io/some"), Why),
            ],
        };
    }

    private const string Why = "It takes two samples, and the kernel must count this one.";

    private static string Means(HostTrends trends, string series) => trends.Means(series) is [not null, ..] means ? string.Join(" · ", means.Select(Percent.Text)) : Number.Absent;

    private static CellText Share(double? ratio) => new(Percent.Text(ratio));
}
