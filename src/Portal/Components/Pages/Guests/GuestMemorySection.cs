using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Guests;

/// <summary>A guest's memory: as the host sees it, and where a balloon tells it as the guest sees it.</summary>
internal static class GuestMemorySection
{
    public static SectionView From(GuestSample now)
    {
        GuestMemory? memory = now.Memory;
        long? used = memory?.WorkingSetBytes ?? memory?.RssBytes ?? memory?.UsageBytes;
        var figures = ImmutableArray.CreateBuilder<SectionFigure>();
        if (memory is not null)
        {
            double? share = Rate.Ratio(used, memory.LimitBytes);
            figures.Add(new SectionFigure("Used on the host", new CellText(Bytes.Of(used, memory.LimitBytes), Percent.Level(share) ?? 0), "What it holds can't be read."));
            figures.Add(new SectionFigure("Of its limit", Percent.Text(share), "Nothing limits it."));
            figures.Add(new SectionFigure("Limit", memory.LimitBytes is null ? "no limit" : Bytes.Text(memory.LimitBytes)));
            if (Inside(memory) is { } inside)
            {
                figures.Add(new SectionFigure("Used inside", $"{Bytes.Of(inside, memory.Balloon?.AvailableBytes)}{Age(now)}"));
            }

            figures.Add(new SectionFigure("Killed for memory", Count.Text(memory.OomKills), "Only a guest with a group of its own is counted."));
        }

        return new SectionView
        {
            Id = "memory",
            Title = "Memory",
            Note = Note(now),
            Command = Note(now) == NoBalloon ? $"virsh dommemstat {now.RuntimeName} --period 5 --live" : null,
            Figures = figures.DrainToImmutable(),
            Charts = memory is null ? [] : Charts(memory),
        };
    }

    private const string NoBalloon = "The guest's balloon isn't polled, so only the host's view is known.";

    /// <summary>What the guest itself calls used; null without statistics of its balloon.</summary>
    private static long? Inside(GuestMemory? memory) =>
        memory?.Balloon is { } balloon ? balloon.AvailableBytes - (balloon.UsableBytes ?? balloon.UnusedBytes) : null;

    private static string? Note(GuestSample now) => now.Memory switch
    {
        null => "Its memory can't be read.",
        { } memory when now.Kind == GuestKind.Libvirt && Inside(memory) is null => NoBalloon,
        _ => null,
    };

    private static ImmutableArray<ChartSpec> Charts(GuestMemory memory)
    {
        var host = ImmutableArray.CreateBuilder<ChartSeries>();
        host.Add(memory.WorkingSetBytes is null ? new ChartSeries("mem/rss", "resident") : new ChartSeries("mem/workingset", "working set"));
        host.Add(new ChartSeries("mem/cache", "cache"));
        host.Add(new ChartSeries("mem/swap", "swap"));
        var charts = ImmutableArray.CreateBuilder<ChartSpec>();
        charts.Add(Plots.Of("memory", "On the host", ChartUnit.Bytes, host.DrainToImmutable()) with { Limit = memory.LimitBytes });
        if (Inside(memory) is not null)
        {
            charts.Add(Plots.Of("balloon", "Inside the guest", ChartUnit.Bytes, new ChartSeries("mem/inside", "used"), new ChartSeries("mem/balloon", "given")) with { Max = memory.Balloon?.CurrentBytes });
        }

        return charts.DrainToImmutable();
    }

    // Slow values say their age from fifteen seconds on.
    private static string Age(GuestSample now) =>
        now.SlowAgeNanoseconds is { } age and > 15_000_000_000 ? $" · {Span.Text(TimeSpan.FromTicks(age / 100))} old" : string.Empty;
}
