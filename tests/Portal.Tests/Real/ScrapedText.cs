using System.Globalization;
using System.Text;

namespace Portal.Tests.Real;

/// <summary>Prometheus text format 0.0.4 read back, from the format's specification; it knows nothing of our writer.</summary>
internal sealed class ScrapedText(IReadOnlyList<ScrapedSample> samples, IReadOnlyDictionary<string, string> types)
{
    public IReadOnlyList<ScrapedSample> Samples => samples;

    /// <summary>TYPE by the family's name.</summary>
    public IReadOnlyDictionary<string, string> Types => types;

    public IEnumerable<ScrapedSample> Named(string name) => samples.Where(sample => sample.Name == name);

    /// <summary>Samples of a guest, by the label that says so.</summary>
    public IEnumerable<ScrapedSample> OfGuest(string guest) => samples.Where(sample => sample["guest"] == guest);

    /// <summary>The name that its TYPE stands under: a summary's samples have endings of their own.</summary>
    public string FamilyOf(ScrapedSample sample)
    {
        string? summary = ((string[])["_sum", "_count"]).Select(ending => sample.Name.EndsWith(ending, StringComparison.Ordinal) ? sample.Name[..^ending.Length] : null).FirstOrDefault(name => name is not null);
        return summary is not null && types.TryGetValue(summary, out string? type) && type == "summary" ? summary : sample.Name;
    }

    public static ScrapedText Parse(string text)
    {
        List<ScrapedSample> samples = [];
        Dictionary<string, string> types = [];
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                string[] words = line.Split(' ');
                Assert.True(types.TryAdd(words[2], words[3]), $"TYPE of {words[2]} is written twice.");
            }
            else if (line[0] != '#')
            {
                samples.Add(ParseSample(line));
            }
        }

        return new ScrapedText(samples, types);
    }

    // name{label="value",…} 1.5
    private static ScrapedSample ParseSample(string line)
    {
        int at = line.AsSpan().IndexOfAny('{', ' ');
        string name = line[..at];
        Dictionary<string, string> labels = [];
        if (line[at] == '{')
        {
            at++;
            while (line[at] != '}')
            {
                int equals = line.IndexOf('=', at);
                string label = line[at..equals];
                (string value, at) = ParseQuoted(line, equals + 1);
                Assert.True(labels.TryAdd(label, value), $"Label {label} stands twice in: {line}");
                at += line[at] == ',' ? 1 : 0;
            }

            at++;
        }

        string number = line[(at + 1)..];
        Assert.True(double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed), $"Not a number: {line}");
        return new ScrapedSample(name, labels, parsed, line);
    }

    private static (string Value, int End) ParseQuoted(string line, int at)
    {
        Assert.Equal('"', line[at]);
        StringBuilder value = new();
        for (at++; line[at] != '"'; at++)
        {
            char character = line[at];
            if (character == '\\')
            {
                at++;
                character = line[at] switch { 'n' => '\n', '\\' => '\\', '"' => '"', _ => throw new FormatException($"Unknown escape in: {line}") };
            }

            value.Append(character);
        }

        return (value.ToString(), at + 1);
    }
}

/// <summary>One line of an exposition.</summary>
internal sealed record ScrapedSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value, string Line)
{
    /// <summary>The label's value, empty where it is not there.</summary>
    public string this[string label] => Labels.TryGetValue(label, out string? value) ? value : "";
}
