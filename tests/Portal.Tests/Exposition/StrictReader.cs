using System.Text;

namespace Portal.Tests.Exposition;

/// <summary>Readers of both formats, written from their specifications, that refuse what Prometheus would pass over in silence.</summary>
internal static class StrictReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, string[]> TextSuffixes = new()
    {
        ["counter"] = [""],
        ["gauge"] = [""],
        ["summary"] = ["_sum", "_count"],
    };

    private static readonly Dictionary<string, string[]> OpenMetricsSuffixes = new()
    {
        ["counter"] = ["_total"],
        ["gauge"] = [""],
        ["info"] = ["_info"],
        ["summary"] = ["_sum", "_count"],
    };

    /// <summary>Text 0.0.4: HELP, TYPE, samples of that family, the next one.</summary>
    public static IReadOnlyList<ReadSample> ReadText(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Lines(Utf8.GetString(bytes));
        return Read(lines, TextSuffixes, at =>
        {
            string name = Words(lines[at], "# HELP ")[0];
            string[] type = Words(lines[at + 1], "# TYPE ");
            Require(type[0] == name, "TYPE of the family whose HELP came before", lines[at + 1]);
            return (name, type[1], at + 2);
        });
    }

    /// <summary>OpenMetrics 1.0.0: TYPE, UNIT where there is one, HELP, samples of that family, the next one; at last <c># EOF</c>.</summary>
    public static IReadOnlyList<ReadSample> ReadOpenMetrics(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Lines(Utf8.GetString(bytes));
        Require(lines.Length > 0 && lines[^1] == "# EOF", "# EOF at the end", lines.LastOrDefault() ?? "nothing");
        lines = lines[..^1];
        return Read(lines, OpenMetricsSuffixes, at =>
        {
            string[] type = Words(lines[at++], "# TYPE ");
            if (lines[at].StartsWith("# UNIT ", StringComparison.Ordinal))
            {
                string[] unit = Words(lines[at++], "# UNIT ");
                Require(unit[0] == type[0] && type[0].EndsWith($"_{unit[1]}", StringComparison.Ordinal), "the unit that the name ends in", lines[at - 1]);
            }

            string help = Words(lines[at++], "# HELP ")[0];
            Require(help == type[0], "HELP of the same family", lines[at - 1]);
            return (type[0], type[1], at);
        });
    }

    private static List<ReadSample> Read(string[] lines, Dictionary<string, string[]> suffixes, Func<int, (string Name, string Type, int Next)> readHeader)
    {
        List<ReadSample> samples = [];
        HashSet<string> families = [];
        HashSet<string> identities = [];
        HashSet<string> names = [];
        for (int at = 0; at < lines.Length;)
        {
            Require(lines[at].StartsWith('#'), "the header of a family", lines[at]);
            (string family, string type, at) = readHeader(at);
            Require(families.Add(family), "each family once", family);
            Require(suffixes.ContainsKey(type), "a known type", $"{family} {type}");
            string[] allowed = [.. suffixes[type].Select(suffix => family + suffix)];
            Require(allowed.All(names.Add), "sample names of one family alone", family);
            int before = samples.Count;
            for (; at < lines.Length && !lines[at].StartsWith('#'); at++)
            {
                ReadSample sample = SampleLine.Parse(lines[at]);
                Require(allowed.Contains(sample.Name), $"a sample of {family}", lines[at]);
                Require(identities.Add(sample.Identity), "each series once", lines[at]);
                Require(type is not ("counter" or "summary") || sample.Value[0] != '-', "a counter of 0 or more", lines[at]);
                Require(type != "info" || sample.Value == "1", "an info of 1", lines[at]);
                samples.Add(sample);
            }

            Require(samples.Count > before, "a sample of each family", family);
        }

        return samples;
    }

    private static string[] Lines(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        Require(text.EndsWith('\n'), "a line feed at the end", "the last line");
        Require(!text.Contains('\r'), "line feeds alone", "a carriage return");
        return text[..^1].Split('\n');
    }

    private static string[] Words(string line, string start)
    {
        Require(line.StartsWith(start, StringComparison.Ordinal), start, line);
        string[] words = line[start.Length..].Split(' ', 2);
        Require(words.Length == 2 && words[1].Length > 0, "a name and something about it", line);
        return words;
    }

    private static void Require(bool condition, string what, string found)
    {
        if (!condition)
        {
            throw new FormatException($"Expected {what}, found: {found}");
        }
    }
}
