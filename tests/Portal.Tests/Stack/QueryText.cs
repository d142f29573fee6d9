using System.Text.RegularExpressions;

namespace Portal.Tests.Stack;

/// <summary>What a query of PromQL names, read well enough for those of this repository.</summary>
internal sealed partial record QueryText(string Expression)
{
    /// <summary>Metrics with the labels that their selectors match.</summary>
    public IEnumerable<(string Metric, string[] Labels)> Selectors =>
        Selector().Matches(WithoutGroupings)
            .Where(match => !match.Groups["call"].Success && match.Groups["name"].Value is not ("or" or "and" or "unless"))
            .Select(match => (match.Groups["name"].Value, Matcher().Matches(match.Groups["matchers"].Value).Select(label => label.Groups[1].Value).ToArray()));

    /// <summary>Labels that are left, where the query adds up; null where every label is.</summary>
    public string[]? GroupedBy =>
        Grouping().Match(Expression) is { Success: true } match ? [.. match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : Total().IsMatch(Expression) ? []
        : null;

    /// <summary>Labels that a legend writes.</summary>
    public static IEnumerable<string> LabelsOf(string legend) => LegendLabel().Matches(legend).Select(match => match.Groups[1].Value);

    private string WithoutGroupings => Grouping().Replace(Quoted().Replace(Expression, "\"\""), " ");

    [GeneratedRegex(@"(?<![\w$\[])(?<name>[A-Za-z_:][\w:]*)\s*(?:(?<call>\()|\{(?<matchers>[^}]*)\})?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)", RegexOptions.None, 5000)]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\bby\s*\(([^)]*)\)", RegexOptions.None, 5000)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"^(?:sum|count|max|min|avg)\s*\((?![^(]*\bby\b)", RegexOptions.None, 5000)]
    private static partial Regex Total();

    [GeneratedRegex(@"""[^""]*""", RegexOptions.None, 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.None, 5000)]
    private static partial Regex LegendLabel();
}
