using System.Text.RegularExpressions;

namespace Portal.Tests.Stack;

/// <summary>A selector of a PromQL expression: a metric's name and the labels that it is chosen by.</summary>
internal sealed partial record MetricSelector(string Name, IReadOnlyList<string> Labels)
{
    private static readonly string[] NoNames = ["and", "bool", "group_left", "group_right", "ignoring", "offset", "on", "or", "unless", "without", "by", "inf", "nan"];

    /// <summary>All of an expression's. Enough of PromQL for expressions whose label values hold no braces.</summary>
    public static IEnumerable<MetricSelector> In(string expression)
    {
        // Texts and durations go first, then lists of labels, so that what looks like a name is one. Functions are followed by a parenthesis.
        string bare = Grouping().Replace(Range().Replace(Quoted().Replace(expression, "''"), ""), "");
        return Selector().Matches(bare)
            .Where(match => !NoNames.Contains(match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase))
            .Select(match => new MetricSelector(match.Groups["name"].Value, [.. Matcher().Matches(match.Groups["labels"].Value).Select(label => label.Groups[1].Value)]));
    }

    /// <summary>Labels that an expression groups, joins or aggregates by.</summary>
    public static IEnumerable<string> GroupingLabelsIn(string expression) =>
        Grouping().Matches(Quoted().Replace(expression, "''")).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("""'(\\.|[^'\\])*'|"(\\.|[^"\\])*"|`[^`]*`""", RegexOptions.None, 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, 5000)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w:.])(?<name>[a-zA-Z_:][\w:]*)\b(?!\s*\()\s*(\{(?<labels>[^}]*)\})?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)", RegexOptions.None, 5000)]
    private static partial Regex Matcher();
}
