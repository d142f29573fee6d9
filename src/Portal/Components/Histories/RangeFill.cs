using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Portal.Components.Charts;
using Portal.Components.Grafana;
using Portal.Components.Pages;
using Portal.Stack.Prometheus;

namespace Portal.Components.Histories;

/// <summary>A history from Prometheus: the lines, legend and unit of Grafana's panel, drawn here.</summary>
internal static partial class RangeFill
{
    /// <summary>Wanted for a picture; Prometheus is never asked for more than 600.</summary>
    public const int Points = 240;

    public static ChartFill Of(HistoryPanelView panel, PanelQuery query, IReadOnlyList<RangeAnswer> answers, RangeQuery asked)
    {
        var lines = new List<(string Label, ImmutableArray<double> Values)>();
        double? limit = null;
        foreach ((PanelTarget target, RangeAnswer answer) in query.Targets.Zip(answers))
        {
            if (target.IsLimit && answer.Series is [var only])
            {
                limit = Newest(only.Values) ?? limit;
            }
            else if (!target.IsLimit || !query.Stacked)
            {
                lines.AddRange(answer.Series.Select(series => (Legend(target.Legend, series.Labels), series.Values)));
            }
        }

        // Prometheus answers in the order of its labels. Sorting is stable: what the panel does not name stays as it came, at the end.
        lines = [.. lines.OrderBy(line => query.Order.IndexOf(line.Label) is >= 0 and var place ? place : int.MaxValue)];
        ChartSpec spec = new()
        {
            Id = panel.ChartId,
            Title = panel.Title,
            Unit = panel.Section is NetworkSection.Id && query.Unit is ChartUnit.BytesPerSecond ? ChartUnit.Traffic : query.Unit,
            Series = [.. lines.Take(RangeAnswer.MaxSeries).Select(line => new ChartSeries(string.Empty, line.Label))],
            Stacked = query.Stacked,
            Max = query.Max,
            Limit = limit,
        };
        TimeSpan window = TimeSpan.FromSeconds(asked.ToSeconds - asked.FromSeconds);
        if (lines.Count == 0)
        {
            return ChartFill.Nothing(spec, window, answers.Select(answer => answer.Fault).OfType<string>().FirstOrDefault() is { } fault
                ? $"Prometheus did not answer: {fault}."
                : "Prometheus has nothing of it in this time.");
        }

        int count = lines.Max(line => line.Values.Length);
        int first = Enumerable.Range(0, count).First(i => i == count - 1 || lines.Any(line => !double.IsNaN(line.Values[i])));
        return new ChartFill
        {
            Spec = spec,
            Times = [.. Enumerable.Range(first, count - first).Select(i => (double)(asked.FromSeconds + ((long)i * asked.StepSeconds)))],
            Values = [.. lines.Take(RangeAnswer.MaxSeries).Select(line => (IReadOnlyList<double?>)[.. line.Values.Skip(first).Select(value => ChartFill.Rounded(value))])],
            WindowSeconds = window.TotalSeconds,
        };
    }

    /// <summary>As Grafana writes it: <c>{{device}} read</c>.</summary>
    private static string Legend(string format, ImmutableDictionary<string, string> labels) =>
        Label().Replace(format, match => labels.GetValueOrDefault(match.Groups["label"].Value, string.Empty));

    private static double? Newest(ImmutableArray<double> values) => values.Where(value => !double.IsNaN(value)).Select(value => (double?)value).LastOrDefault();

    [GeneratedRegex(@"\{\{\s*(?<label>\w+)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
