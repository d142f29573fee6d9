using Portal.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Stack;

/// <summary>Prometheus' own tool over the files that are shipped for it.</summary>
public sealed class PrometheusFilesTests
{
    private static readonly string Folder = Repository.PathOf("compose", "prometheus");

    public static TheoryData<string> Alerts => [.. Rules().Select(rule => rule.Text("alert")).OfType<string>()];

    [Theory]
    [InlineData("prometheus.yml")]
    [InlineData("prometheus.http-sd.yml")]
    public Task Promtool_accepts_the_configuration(string file) => Command.RunAsync("promtool", "check", "config", Path.Combine(Folder, file));

    [Fact]
    public Task Promtool_accepts_the_configuration_of_an_agent() => Command.RunAsync("promtool", "check", "config", "--agent", Path.Combine(Folder, "agent.yml"));

    [Fact]
    public Task Promtool_accepts_the_rules() =>
        Command.RunAsync("promtool", ["check", "rules", "--lint-fatal", .. Directory.GetFiles(Path.Combine(Folder, "rules"), "*.rules.yml")]);

    [Fact]
    public Task Rules_yield_what_their_tests_say() => Command.RunAsync("promtool", "test", "rules", Path.Combine(Folder, "rules", "tests.yml"));

    [Theory]
    [MemberData(nameof(Alerts))]
    public void A_test_sees_the_alert_fire_and_stay_silent(string alert)
    {
        YamlMappingNode[] tests = [.. ShippedYaml.Read("compose", "prometheus", "rules", "tests.yml").List("tests")
            .SelectMany(test => test.List("alert_rule_test"))
            .Where(test => test.Text("alertname") == alert)];
        Assert.Contains(tests, test => test.List("exp_alerts").Any());

        // Healthy, not yet, and over again; one without a waiting time has no "not yet".
        int silent = Rules().Single(rule => rule.Text("alert") == alert).Text("for") is null ? 2 : 3;
        Assert.True(tests.Count(test => !test.List("exp_alerts").Any()) >= silent, $"{alert} needs {silent} moments at which it is silent.");
    }

    [Fact]
    public void An_alert_says_how_bad_it_is_and_one_sentence_with_its_subject()
    {
        foreach (YamlMappingNode alert in Rules().Where(rule => rule.Text("alert") is not null))
        {
            string name = alert.Text("alert")!;
            Assert.True(alert.Map("labels").Text("severity") is "error" or "warning", $"{name} has no known severity.");
            string sentence = Assert.IsType<string>(alert.Map("annotations").Text("summary"));
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.True(sentence.Contains("$labels.", StringComparison.Ordinal), $"{name} does not say whom it is about.");
        }
    }

    [Fact]
    public void The_portal_answers_before_a_scrape_times_out_and_a_scrape_ends_before_the_next_begins()
    {
        foreach (string file in (string[])["prometheus.yml", "prometheus.http-sd.yml", "agent.yml"])
        {
            YamlMappingNode global = ShippedYaml.Read("compose", "prometheus", file).Map("global");
            Assert.Equal(("5s", "4s"), (global.Text("scrape_interval"), global.Text("scrape_timeout")));
        }
    }

    internal static IEnumerable<YamlMappingNode> Rules() =>
        Directory.GetFiles(Path.Combine(Folder, "rules"), "*.rules.yml")
            .SelectMany(file => ShippedYaml.Read(file).List("groups"))
            .SelectMany(group => group.List("rules"));
}
