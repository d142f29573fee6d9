using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Tests.Exposition;

/// <summary>One sample line, as both specifications write it: <c>name{label="value",…} number</c>. Strict: what they allow and this program never writes (timestamps, exemplars, spaces) is refused too.</summary>
internal static partial class SampleLine
{
    /// <exception cref="FormatException">Anything else.</exception>
    public static ReadSample Parse(string line)
    {
        Match name = MetricName().Match(line);
        Require(name.Success, "a metric name", line);
        int at = name.Length;
        List<KeyValuePair<string, string>> labels = [];
        if (at < line.Length && line[at] == '{')
        {
            do
            {
                labels.Add(ParseLabel(line, ref at));
            }
            while (line[at] == ',');
            Require(line[at++] == '}', "a closing brace", line);
        }

        Require(at < line.Length && line[at] == ' ', "one space before the value", line);
        string value = line[(at + 1)..];
        Require(Number().IsMatch(value) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _), "a finite number", line);
        Require(labels.Select(label => label.Key).Distinct().Count() == labels.Count, "each label once", line);
        return new ReadSample(name.Value, labels, value);
    }

    // At an opening brace or a comma; leaves behind the closing quotation mark.
    private static KeyValuePair<string, string> ParseLabel(string line, ref int at)
    {
        Match start = LabelStart().Match(line, at + 1);
        Require(start.Success, "a label", line);
        at += 1 + start.Length;
        StringBuilder value = new();
        while (at < line.Length && line[at] != '"')
        {
            char character = line[at++];
            if (character == '\\')
            {
                Require(at < line.Length, "an escape", line);
                character = line[at++] switch
                {
                    'n' => '\n',
                    '\\' => '\\',
                    '"' => '"',
                    _ => throw new FormatException($"Expected \\\\, \\\" or \\n in: {line}"),
                };
            }

            value.Append(character);
        }

        Require(at + 1 < line.Length, "a closing quotation mark", line);
        at++;
        return new KeyValuePair<string, string>(start.Groups[1].Value, value.ToString());
    }

    private static void Require(bool condition, string what, string line)
    {
        if (!condition)
        {
            throw new FormatException($"Expected {what} in: {line}");
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\G([a-zA-Z_][a-zA-Z0-9_]*)=""")]
    private static partial Regex LabelStart();

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?(E[+-][0-9]+)?\z")]
    private static partial Regex Number();
}
