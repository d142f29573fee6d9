using Portal.Collectors;
using Portal.Components.Format;
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
                new SectionFigure("CPU", Share(figures["psi/cpu/some"])),
                new SectionFigure("Memory", Share(figures["psi/mem/some"])),
                new SectionFigure("I/O", Share(figures["psi/io/some"])),
            ],
        Charts = pressure is null ? [] : Plots.Pressure,
    };

    private static CellText Share(double? ratio) => new(Percent.Text(ratio));
}
