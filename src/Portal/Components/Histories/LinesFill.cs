using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Live;

namespace Portal.Components.Histories;

/// <summary>A history in memory of several hosts or guests in one picture. Their points are not of the same moments: each line is read in steps that all have in common.</summary>
internal static class LinesFill
{
    /// <summary>More can't be told apart; the largest are drawn.</summary>
    private const int MaxLines = 16;

    // Values, over all lines: what a first fill may weigh.
    private const int MaxValues = 3000;

    public static ChartFill Of(HistoryPanelView panel, ChartUnit unit, PanelRange range, ImmutableArray<HistoryLine> lines, Func<SubjectKey, IReadOnlyList<string>, HistorySlice> past)
    {
        HistorySlice[] slices = [.. lines.Select(line => past(line.Subject, line.Series))];
        long newest = slices.Where(slice => slice.UnixMilliseconds.Count > 0).Select(slice => slice.UnixMilliseconds[^1]).DefaultIfEmpty().Max();
        long oldest = slices.Where(slice => slice.UnixMilliseconds.Count > 0).Select(slice => slice.UnixMilliseconds[0]).DefaultIfEmpty().Min();
        int step = Step(slices, newest - oldest, Math.Min(lines.Length, MaxLines));
        int count = (int)Math.Min(((newest - oldest) / (step * 1000L)) + 1, MaxValues);
        (HistoryLine Line, double?[] Values)[] drawn =
        [
            .. lines.Zip(slices, (line, slice) => (Line: line, Values: Summed(slice, newest, step, count)))
                .Where(line => line.Values.Any(value => value is not null))
                .OrderByDescending(line => line.Values.Sum() / line.Values.Count(value => value is not null))
                .Take(MaxLines),
        ];
        var spec = new ChartSpec { Id = panel.ChartId, Title = panel.Title, Unit = unit, Series = [.. drawn.Select(line => new ChartSeries(string.Empty, line.Line.Label))] };
        return drawn.Length == 0
            ? ChartFill.Nothing(spec, range.Span, MemoryFill.NothingOf(range))
            : new ChartFill
            {
                Spec = spec,
                Times = [.. Enumerable.Range(0, count).Select(i => (newest - ((count - 1L - i) * step * 1000)) / 1000.0)],
                Values = [.. drawn.Select(line => (IReadOnlyList<double?>)[.. line.Values.Select(ChartFill.Rounded)])],
                WindowSeconds = MemoryFill.Window(newest - oldest, range),
            };
    }

    // Twice the distance of two points: then each step has one, whenever in it the point was taken.
    private static int Step(HistorySlice[] slices, long milliseconds, int lines) =>
        Math.Max(2 * slices.Select(slice => slice.StepSeconds).DefaultIfEmpty(5).Max(), (int)Math.Ceiling(milliseconds / 1000.0 * lines / MaxValues));

    // The last point of a step is the step's value; the sum is not known where none of its series is.
    private static double?[] Summed(HistorySlice slice, long newest, int step, int count)
    {
        double?[] values = new double?[count];
        for (int i = 0; i < slice.UnixMilliseconds.Count; i++)
        {
            long place = count - 1 - ((newest - slice.UnixMilliseconds[i]) / (step * 1000L));
            if (place >= 0 && place < count)
            {
                double? sum = null;
                foreach (IReadOnlyList<float> series in slice.Values)
                {
                    sum = float.IsNaN(series[i]) ? sum : (sum ?? 0) + series[i];
                }

                values[place] = sum ?? values[place];
            }
        }

        return values;
    }
}
