using Portal.Components.Grafana;

namespace Portal.Tests.Components.Grafana;

public sealed class PanelExpressionTests
{
    [Fact]
    public void Variables_and_intervals_are_filled_in() =>
        Assert.Equal(
            """sum(rate(f{project="campus", guest="web", host=~".+"}[20s])) + avg_over_time(g[3600s:5s])""",
            Fill("""sum(rate(f{project="$project", guest="${guest}", host=~"$host"}[$__rate_interval])) + avg_over_time(g[$__range:$__interval])""",
                new("project", "campus"), new("guest", "web"), PanelVariable.AnyHost));

    [Fact]
    public void A_name_in_a_pattern_matches_itself_alone() =>
        Assert.Equal("""f{host=~"a\\.b"}""", Fill("""f{host=~"$host"}""", new PanelVariable("host", "a.b")));

    [Theory]
    [InlineData("a\"} or up{x=\"")]
    [InlineData(".*")]
    [InlineData("a|b")]
    [InlineData("a\\")]
    public void A_name_outside_the_grammar_is_not_asked_for(string name) =>
        Assert.Null(Fill("""f{host="$host"}""", new PanelVariable("host", name)));

    [Fact]
    public void An_expression_with_a_variable_that_nobody_gave_is_not_asked() => Assert.Null(Fill("""f{guest="$guest"}""", new PanelVariable("host", "a")));

    private static string? Fill(string expression, params PanelVariable[] variables) => PanelExpression.Fill(expression, variables, 5, TimeSpan.FromHours(1));
}
