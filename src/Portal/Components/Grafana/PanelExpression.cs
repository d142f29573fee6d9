using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Components.Grafana;

/// <summary>A panel's own PromQL with its variables filled in, as Grafana would.</summary>
internal static partial class PanelExpression
{
    private const int ScrapeSeconds = 5;

    /// <summary>Null if a value may not be sent or the expression asks for a variable that isn't given.</summary>
    public static string? Fill(string expression, IReadOnlyList<PanelVariable> variables, int stepSeconds, TimeSpan span)
    {
        if (!variables.All(variable => variable.IsHarmless))
        {
            return null;
        }

        var values = variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        bool isWhole = true;
        string filled = Variable().Replace(expression, match =>
        {
            string name = match.Groups["name"].Value;
            switch (name)
            {
                case "__interval":
                    return Seconds(stepSeconds);
                case "__rate_interval":
                    // Four scrapes at least, so that one that is missed leaves no hole.
                    return Seconds(Math.Max(stepSeconds + ScrapeSeconds, 4 * ScrapeSeconds));
                case "__range":
                    return Seconds((int)span.TotalSeconds);
                default:
                    isWhole &= values.ContainsKey(name);
                    return values.TryGetValue(name, out PanelVariable value) ? Quoted(value, match.Groups["op"].Value) : string.Empty;
            }
        });
        return isWhole ? filled : null;
    }

    private static string Seconds(int seconds) => seconds.ToString(CultureInfo.InvariantCulture) + "s";

    // In a pattern a dot would match any letter: another host's series.
    private static string Quoted(PanelVariable variable, string matcher)
    {
        bool isInPattern = matcher is "=~" or "!~";
        var text = new StringBuilder(matcher);
        if (matcher.Length > 0)
        {
            text.Append('"');
        }

        string value = isInPattern && !variable.IsPattern ? Regex.Escape(variable.Value) : variable.Value;
        return text.Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).ToString();
    }

    [GeneratedRegex("""(?:(?<op>=~|!~|!=|=)")?\$(?:\{(?<name>\w+)\}|(?<name>\w+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
