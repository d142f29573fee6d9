using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Pages;
using Portal.Live;

namespace Portal.Components.Histories;

/// <summary>A history from what the program itself has kept, with the series of the live chart beside it.</summary>
internal static class MemoryFill
{
    private const int MaxSeries = 16;

    // Values, over all series: what a first fill may weigh.
    private const int MaxValues = 3000;

    /// <param name="past">Null for what has no past here.</param>
    public static ChartFill Of(HistoryPanelView panel, SectionView section, PanelRange range, Func<IReadOnlyList<string>, HistorySlice>? past)
    {
        ChartSpec spec = Spec(panel, section);
        HistorySlice? slice = past is null || spec.Series.IsEmpty ? null : Thinned(past([.. spec.Series.Select(series => series.Key)]), range.Span, spec.Series.Length);
        return slice is null or { UnixMilliseconds.Count: 0 }
            ? ChartFill.Nothing(spec, range.Span, NothingOf(range))
            : ChartFill.From(spec, slice) with { WindowSeconds = Window(slice, range) };
    }

    /// <summary>Instead of a picture.</summary>
    public static string NothingOf(PanelRange range) => range.IsFixed ? "Nothing of these times is kept here." : "Nothing is kept of it here.";

    /// <summary>Seconds that a picture shows of what is kept: never less than a minute.</summary>
    public static double Window(long milliseconds, PanelRange range) => Math.Max(60, Math.Min(milliseconds / 1000.0, range.Span.TotalSeconds));

    /// <summary>The first chart of the component, or the first of each of its devices together.</summary>
    public static ChartSpec Spec(HistoryPanelView panel, SectionView section)
    {
        ImmutableArray<ChartSeries> ofDevices =
        [
            .. section.Parts.SelectMany(part => part.Charts.Take(1).SelectMany(chart => chart.Series.Select(series => series with { Label = $"{part.Title} {series.Label}" }))).Take(MaxSeries),
        ];
        ChartSpec? first = section.AllCharts.FirstOrDefault();
        return new ChartSpec
        {
            Id = panel.ChartId,
            Title = panel.Title,
            Unit = first?.Unit ?? ChartUnit.Number,
            Series = section.Charts.IsEmpty ? ofDevices : [.. section.Charts[0].Series.Take(MaxSeries)],
            Stacked = first?.Stacked ?? false,
            Max = section.Charts.IsEmpty ? null : first?.Max,
            Limit = section.Charts.IsEmpty ? null : first?.Limit,
            Cores = section.Charts.IsEmpty ? null : first?.Cores,
        };
    }

    // A program that has only just started fills the picture with what there is.
    private static double Window(HistorySlice slice, PanelRange range) =>
        Window(slice.UnixMilliseconds[^1] - slice.UnixMilliseconds[0], range);

    private static HistorySlice Thinned(HistorySlice slice, TimeSpan span, int series)
    {
        double length = slice.UnixMilliseconds is { Count: > 1 } times ? Math.Min(span.TotalSeconds, (times[^1] - times[0]) / 1000.0) : 0;
        int step = Math.Max(slice.StepSeconds, (int)Math.Ceiling(length * series / MaxValues));
        List<int> kept = [];
        for (int i = 0; i < slice.UnixMilliseconds.Count; i++)
        {
            bool isGap = slice.Values.All(values => float.IsNaN(values[i]));
            if (isGap || kept.Count == 0 || slice.UnixMilliseconds[i] - slice.UnixMilliseconds[kept[^1]] >= (step * 1000) - 500)
            {
                kept.Add(i);
            }
        }

        return new HistorySlice([.. kept.Select(i => slice.UnixMilliseconds[i])], [.. slice.Values.Select(values => (IReadOnlyList<float>)[.. kept.Select(i => values[i])])], kept.Count) { StepSeconds = step };
    }
}
