using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>A rule whose selector names nothing never fires and is never noticed.</summary>
public sealed class RuleSelectorTests
{
    [Fact]
    public void Every_selector_names_a_family_by_labels_it_has()
    {
        var faults = PrometheusFilesTests.Rules().SelectMany(rule => KnownSeries.FaultsOf(rule.Text("expr")!).Select(fault => $"{NameOf(rule)}: {fault}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_label_that_is_grouped_by_is_one_of_the_selected_series()
    {
        var faults = PrometheusFilesTests.Rules().SelectMany(rule => MetricSelector.GroupingLabelsIn(rule.Text("expr")!)
            .Where(label => !MetricSelector.In(rule.Text("expr")!).Any(selector => KnownSeries.All[selector.Name].Contains(label)))
            .Select(label => $"{NameOf(rule)}: {label}"));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_name_or_label_that_nobody_has_is_found()
    {
        Assert.Equal(["nobody has a series testbed_host_ups"], KnownSeries.FaultsOf("""rate(testbed_host_ups{host="a"}[1m]) > 0.4"""));
        Assert.Equal(["testbed_host_up has no label hosts"], KnownSeries.FaultsOf("""sum by (job) (testbed_host_up{hosts=~"a b", job="x"}) or absent(up{job="testbed"})"""));
    }

    private static string NameOf(YamlMappingNode rule) => rule.Text("record") ?? rule.Text("alert")!;
}
