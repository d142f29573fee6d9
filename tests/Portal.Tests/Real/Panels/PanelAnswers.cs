using Portal.Components.Grafana;
using Portal.Tests.Stack;

namespace Portal.Tests.Real.Panels;

/// <summary>What a real Prometheus answers to the queries of a panel.</summary>
internal static class PanelAnswers
{
    /// <summary>The lines of the panel without data, or whose legend writes a label that a series lacks.</summary>
    public static async Task<IReadOnlyList<(PanelTarget Target, string Fault)>> FaultsAsync(PrometheusServer prometheus, GrafanaPanel panel, PanelSubject subject)
    {
        List<(PanelTarget, string)> faults = [];
        foreach (PanelTarget target in PanelQueries.Of(panel).Targets)
        {
            string query = subject.Ask(target.Expression);
            IReadOnlyList<PrometheusSeries> answer = await prometheus.QueryAsync(query);
            if (!answer.Any(series => double.IsFinite(series.Value)))
            {
                faults.Add((target, "no data: " + query));
                continue;
            }

            IEnumerable<string> missing = QueryText.LabelsOf(target.Legend).Where(label => answer.Any(series => series[label].Length == 0));
            faults.AddRange(missing.Select(label => (target, $"no label {label}: {query}")));
        }

        return faults;
    }

    /// <summary>The same as a picture: how many points each line has in the last half minute.</summary>
    public static async Task<int> PointsAsync(PrometheusServer prometheus, PanelTarget target, PanelSubject subject)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IReadOnlyList<PrometheusSeries> answer = await prometheus.QueryRangeAsync(subject.Ask(target.Expression), now - TimeSpan.FromSeconds(30), now, TimeSpan.FromSeconds(5));
        return answer.Sum(series => series.Points.Count);
    }
}
