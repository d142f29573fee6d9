using Portal.Exposition;
using Portal.Exposition.Gauges;
using Portal.Exposition.Text;

namespace Portal.Tests.Stack;

/// <summary>Queries name families that the program exports, with the labels that those have.</summary>
public sealed class DashboardQueryTests
{
    // What Prometheus adds to every sample and what it says of each scrape.
    private static readonly string[] OfPrometheus = ["job", "instance"];

    private static readonly Dictionary<string, string[]> Labels = Families();

    public static TheoryData<string, int> Panels => [.. DashboardFile.All.SelectMany(file => file.Panels).Select(panel => (panel.Dashboard.Name, panel.Id))];

    [Theory]
    [MemberData(nameof(Panels))]
    public void Selectors_name_families_with_labels_that_they_have(string name, int id) =>
        Assert.All(Queries(name, id), target =>
        {
            (string Metric, string[] Labels)[] selectors = [.. target.Query.Selectors];
            Assert.NotEmpty(selectors);
            Assert.All(selectors, selector =>
            {
                Assert.Contains(selector.Metric, (IDictionary<string, string[]>)Labels);
                Assert.Empty(selector.Labels.Concat(target.Query.GroupedBy ?? []).Except(Labels[selector.Metric], StringComparer.Ordinal));
            });
        });

    [Theory]
    [MemberData(nameof(Panels))]
    public void Legends_write_labels_that_the_answer_has(string name, int id) =>
        Assert.All(Queries(name, id), target =>
            Assert.Empty(QueryText.LabelsOf(target.Legend).Except(
                target.Query.GroupedBy ?? target.Query.Selectors.SelectMany(selector => Labels[selector.Metric]), StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Panels))]
    public void A_description_names_the_series(string name, int id)
    {
        DashboardPanel panel = Panel(name, id);
        Assert.All(Queries(name, id).SelectMany(target => target.Query.Selectors).Select(selector => Told(selector.Metric)).Distinct(), metric =>
            Assert.True(
                panel.Description.Contains(metric, StringComparison.Ordinal) || EndIsTold(panel.Description, metric),
                $"{panel} does not say that it draws {metric}"));
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void Counters_are_drawn_as_rates_and_nothing_else_is(string name, int id) =>
        Assert.All(Queries(name, id), target => Assert.All(target.Query.Selectors, selector =>
            Assert.Equal(
                selector.Metric.EndsWith("_total", StringComparison.Ordinal) || selector.Metric.EndsWith("_seconds_sum", StringComparison.Ordinal) || selector.Metric.EndsWith("_seconds_count", StringComparison.Ordinal),
                target.Query.Expression.Contains("rate(" + selector.Metric, StringComparison.Ordinal))));

    // Guests are found as the pages find them: by deployment and name, wherever they run.
    [Fact]
    public void Each_query_of_a_guest_selects_it_by_deployment_name_and_host() =>
        Assert.All(DashboardFile.All.Single(file => file.Uid == "testbed-guest").Panels.SelectMany(panel => panel.Targets), target =>
        {
            int selectors = new QueryText(target.Expression).Selectors.Count();
            Assert.Equal(selectors, target.Expression.Split("""{project="$project", guest="$guest", host=~"$host"}""").Length - 1);
        });

    private static IEnumerable<(QueryText Query, string Legend)> Queries(string name, int id) =>
        Panel(name, id).Targets.Select(target => (new QueryText(target.Expression), target.Legend));

    private static DashboardPanel Panel(string name, int id) => DashboardFile.All.Single(file => file.Name == name).Panels.Single(panel => panel.Id == id);

    private static string Told(string metric) => metric.Replace("_seconds_sum", "_seconds", StringComparison.Ordinal).Replace("_seconds_count", "_seconds", StringComparison.Ordinal);

    /// <summary>"a_b_bytes, _c_bytes" tells of a_c_bytes.</summary>
    private static bool EndIsTold(string description, string metric) =>
        description.Split([' ', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => word.StartsWith('_') && metric.EndsWith(word, StringComparison.Ordinal) && description.Contains(metric[..^word.Length], StringComparison.Ordinal));

    private static Dictionary<string, string[]> Families()
    {
        Dictionary<string, string[]> labels = [];
        foreach ((MetricFamily family, var scope) in Catalogue.All)
        {
            foreach (string ending in family.Type == MetricType.Summary ? (string[])["_sum", "_count"] : [""])
            {
                labels[family.Name + ending] = [.. scope, .. family.Labels, .. OfPrometheus];
            }
        }

        foreach (string gauge in TestbedGuestGauges.Of("docker").Select(family => family.Name))
        {
            labels[gauge] = ["project", "guest_name", .. OfPrometheus];
        }

        foreach (string gauge in TestbedHostGauges.All.Select(family => family.Name))
        {
            labels[gauge] = ["host_name", .. OfPrometheus];
        }

        labels["scrape_duration_seconds"] = OfPrometheus;
        return labels;
    }
}
