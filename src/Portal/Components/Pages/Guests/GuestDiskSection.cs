using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's disks: all its storage traffic together, then a row for each disk that can be told apart.</summary>
internal static class GuestDiskSection
{
    public static SectionView From(GuestSample now, FigureSet figures)
    {
        bool together = now.Storage is not null;
        return new SectionView
        {
            Id = "disks",
            Title = "Disks",
            Note = (now.Disks.IsDefault, together) switch
            {
                (true, false) => "Its disks can't be read.",
                (true, true) => "The disks of this guest can't be told apart.",
                (false, _) when now.Disks.IsEmpty => "It has no disk of its own.",
                _ => null,
            },
            Figures = together
                ? [new SectionFigure("Read", Bytes.PerSecond(figures["storage/read"]), Slow), new SectionFigure("Write", Bytes.PerSecond(figures["storage/write"]), Slow)]
                : [],
            Charts = together
                ? [Plots.StorageOfGuest]
                : [],
            Parts = [.. HostFigures.Known(now.Disks).Select(disk => Part(disk, now, figures))],
        };
    }

    private const string Slow = "It takes two readings of its disks.";

    private static SectionPart Part(GuestDisk disk, GuestSample now, FigureSet figures)
    {
        string name = $"disk/{disk.Device}";
        var charts = ImmutableArray.CreateBuilder<ChartSpec>();
        charts.Add(Plots.Of($"disk-{disk.Device}", "Traffic", ChartUnit.BytesPerSecond, new ChartSeries($"{name}/read", "read"), new ChartSeries($"{name}/write", "write")));
        charts.Add(Plots.Of($"iops-{disk.Device}", "Operations", ChartUnit.PerSecond, new ChartSeries($"{name}/reads", "reads"), new ChartSeries($"{name}/writes", "writes"), new ChartSeries($"{name}/flushes", "flushes")));
        if (disk.ReadNanoseconds is not null)
        {
            charts.Add(Plots.Of($"latency-{disk.Device}", "Mean time per operation", ChartUnit.Seconds, new ChartSeries($"{name}/readlatency", "read"), new ChartSeries($"{name}/writelatency", "write")));
        }

        return new SectionPart
        {
            Title = disk.Device,
            Facts = Facts(disk),
            Figures =
            [
                new SectionFigure("Read", Bytes.PerSecond(figures[$"{name}/read"]), Slow),
                new SectionFigure("Write", Bytes.PerSecond(figures[$"{name}/write"]), Slow),
                SlowAge.Figure(now.SlowAgeNanoseconds),
            ],
            Charts = charts.DrainToImmutable(),
        };
    }

    private static string? Facts(GuestDisk disk)
    {
        string? sizes = disk.CapacityBytes is { } capacity ? $"{Bytes.Text(capacity)}{(disk.AllocationBytes is { } allocated ? $", {Bytes.Text(allocated)} allocated" : string.Empty)}" : null;
        string[] known = [.. new[] { sizes, disk.Source }.OfType<string>()];
        return known.Length == 0 ? null : string.Join(" · ", known);
    }
}
