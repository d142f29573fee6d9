using System.Collections.Immutable;
using Portal.Exposition;
using Portal.Exposition.Text;

namespace Portal.Tests.Exposition;

public sealed class CatalogueTests
{
    private static readonly string[] Expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "metrics", "families.tsv"));

    [Fact]
    public void Holds_every_family_with_its_type_labels_and_meaning_in_the_order_of_the_design() => Assert.Equal(Expected, Catalogue.All.Select(Describe));

    [Fact]
    public void No_name_occurs_twice_in_either_format()
    {
        Assert.Distinct(Catalogue.All.Select(entry => entry.Family.Name));
        Assert.Distinct(Catalogue.All.Select(entry => FirstLine(entry.Family, ExpositionFormat.OpenMetrics)));
    }

    [Fact]
    public void Meanings_are_ASCII_without_quotes_and_backslashes() => Assert.All(
        Catalogue.All,
        entry => Assert.DoesNotContain(entry.Family.Help, c => c is < ' ' or > '~' or '"' or '\\'));

    [Fact]
    public void Names_end_as_their_type_demands() => Assert.All(Catalogue.All, entry =>
    {
        Assert.Equal(entry.Family.Type == MetricType.Counter, entry.Family.Name.EndsWith("_total", StringComparison.Ordinal));
        Assert.Equal(entry.Family.Type == MetricType.Info, entry.Family.Name.EndsWith("_info", StringComparison.Ordinal));
    });

    [Fact]
    public void No_label_is_one_that_Prometheus_sets() => Assert.All(
        Catalogue.All, entry => Assert.Empty(entry.Family.Labels.Concat(entry.ScopeLabels).Intersect(["job", "instance", "pid", "exit_code", "__name__"])));

    private static string Describe((MetricFamily Family, ImmutableArray<string> ScopeLabels) entry) => string.Join(
        '\t', entry.Family.Name, entry.Family.Type.ToString().ToLowerInvariant(), string.Join(',', entry.ScopeLabels.Concat(entry.Family.Labels)), entry.Family.Help);

    private static string FirstLine(MetricFamily family, ExpositionFormat format) =>
        System.Text.Encoding.UTF8.GetString(family.Header(format)).Split('\n')[0].Split(' ')[2];
}
