using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's disks, a row each.</summary>
internal static class HostDiskSection
{
    public static SectionView From(ImmutableArray<HostDisk> disks, FigureSet figures) => new()
    {
        Id = "disks",
        Title = "Disks",
        Note = disks.IsDefault ? "The disks can't be read." : disks.IsEmpty ? "No disk found." : null,
        Parts = [.. HostFigures.Known(disks).Select(disk => Part(disk, figures))],
    };

    private static SectionPart Part(HostDisk disk, FigureSet figures)
    {
        string device = disk.Device;
        string name = $"disk/{device}";
        double? busy = figures[$"{name}/busy"];
        return new SectionPart
        {
            Title = device,
            Facts = Facts(disk),
            Figures =
            [
                new SectionFigure("Read", Bytes.PerSecond(figures[$"{name}/read"])),
                new SectionFigure("Write", Bytes.PerSecond(figures[$"{name}/write"])),
                new SectionFigure("Busy", new CellText(Percent.Text(busy), Percent.Level(busy) ?? 0)),
                new SectionFigure("Wait", Span.OfSeconds(figures[$"{name}/await"]), "No operation was finished since the sample before."),
                new SectionFigure("Operations", Count.PerSecond(figures[$"{name}/reads"] + figures[$"{name}/writes"]), "It takes two samples; the next one comes in a second."),
            ],
            Charts =
            [
                Plots.Of($"disk-{device}", "Traffic", ChartUnit.BytesPerSecond, new ChartSeries($"{name}/read", "read"), new ChartSeries($"{name}/write", "write")),
                Plots.Of($"iops-{device}", "Operations", ChartUnit.PerSecond, new ChartSeries($"{name}/reads", "reads"), new ChartSeries($"{name}/writes", "writes")),
                Plots.Of($"busy-{device}", "Busy", ChartUnit.Ratio, new ChartSeries($"{name}/busy", "busy")) with { Max = 1 },
                Plots.Of($"await-{device}", "Mean time per operation", ChartUnit.Seconds, new ChartSeries($"{name}/await", "wait")),
            ],
        };
    }

    private static string? Facts(HostDisk disk)
    {
        string[] known = [.. new[] { disk.Model, disk.SizeBytes is { } size ? Bytes.Text(size) : null }.OfType<string>()];
        return known.Length == 0 ? null : string.Join(" · ", known);
    }
}
