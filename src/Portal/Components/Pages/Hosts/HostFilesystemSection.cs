using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>A host's mounted filesystems, a row each.</summary>
internal static class HostFilesystemSection
{
    public static SectionView From(ImmutableArray<HostFilesystem> filesystems, HostTrends trends, long? slowAge) => new()
    {
        Id = "filesystems",
        Title = "Filesystems",
        Note = filesystems.IsDefault ? "The filesystems can't be read." : filesystems.IsEmpty ? "No filesystem found." : null,
        Figures = filesystems.IsDefaultOrEmpty ? [] : [SlowAge.Figure(slowAge)],
        Parts = [.. HostFigures.Known(filesystems).Select(filesystem => Part(filesystem, trends))],
    };

    private static SectionPart Part(HostFilesystem filesystem, HostTrends trends)
    {
        long? used = filesystem.SizeBytes - filesystem.FreeBytes;
        return new SectionPart
        {
            Title = filesystem.Mountpoint,
            Facts = $"{filesystem.Type} on {filesystem.Device}{(filesystem.ReadOnly is true ? ", read-only" : string.Empty)}",
            Note = filesystem.Failed ? $"Not readable: asking for the size of {filesystem.Mountpoint} failed or hangs." : null,
            Figures = filesystem.Failed
                ? []
                :
                [
                    new SectionFigure("Used", new CellText(Bytes.Of(used, filesystem.SizeBytes), Percent.Level(Rate.Ratio(used, filesystem.SizeBytes)) ?? 0)),
                    new SectionFigure("Available", Bytes.Text(filesystem.AvailableBytes)),
                    new SectionFigure("Full", Percent.Text(Rate.Ratio(used, used + filesystem.AvailableBytes)), "Its size is not known."),
                    new SectionFigure("Inodes used", Percent.Text(Rate.Ratio(filesystem.Inodes - filesystem.InodesFree, filesystem.Inodes)), "This filesystem counts no inodes."),
                    .. trends.DaysToFull(filesystem) is { } days ? [new SectionFigure("Full in", Span.Text(TimeSpan.FromDays(days)))] : ImmutableArray<SectionFigure>.Empty,
                ],
            Charts = filesystem.Failed
                ? []
                : [Plots.Of($"fs-{filesystem.Mountpoint}", "Used", ChartUnit.Bytes, new ChartSeries($"fs/{filesystem.Mountpoint}/used", "used")) with { Max = filesystem.SizeBytes }],
        };
    }
}
