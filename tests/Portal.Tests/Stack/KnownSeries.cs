using Portal.Exposition;
using Portal.Exposition.Gauges;
using Portal.Exposition.Text;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>Every series that a Prometheus with the shipped files holds, with the labels it may have: the catalogue's, TestbedOS' gauges, what Prometheus adds, and recorded ones.</summary>
internal static class KnownSeries
{
    private static readonly string[] OfTargets = ["job", "instance"];

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> All { get; } = Collect();

    /// <summary>What is wrong with an expression's selectors; none if each names a known series by labels it has.</summary>
    public static IEnumerable<string> FaultsOf(string expression)
    {
        foreach (MetricSelector selector in MetricSelector.In(expression))
        {
            if (!All.TryGetValue(selector.Name, out IReadOnlySet<string>? labels))
            {
                yield return $"nobody has a series {selector.Name}";
                continue;
            }

            foreach (string label in selector.Labels.Where(label => !labels.Contains(label)))
            {
                yield return $"{selector.Name} has no label {label}";
            }
        }
    }

    private static Dictionary<string, IReadOnlySet<string>> Collect()
    {
        Dictionary<string, IReadOnlySet<string>> known = [];
        foreach ((MetricFamily family, IEnumerable<string> scopeLabels) in Catalogue.All.Select(pair => (pair.Family, pair.ScopeLabels.AsEnumerable()))
            .Concat(TestbedHostGauges.All.Select(family => ((MetricFamily)family, Enumerable.Repeat("host_name", 1))))
            .Concat(TestbedGuestGauges.Of("docker").Select(family => ((MetricFamily)family, (IEnumerable<string>)["project", "guest_name"]))))
        {
            known.Add(family.Name, new HashSet<string>([.. scopeLabels, .. family.Labels, .. OfTargets]));
        }

        foreach (string name in (string[])["up", "scrape_duration_seconds", "scrape_samples_scraped"])
        {
            known.Add(name, new HashSet<string>([.. OfTargets, "host"]));
        }

        foreach (YamlMappingNode rule in PrometheusFilesTests.Rules())
        {
            if (rule.Text("record") is { } name)
            {
                known.Add(name, new HashSet<string>(MetricSelector.In(rule.Text("expr")!).SelectMany(selector => known[selector.Name])));
            }
        }

        return known;
    }
}
