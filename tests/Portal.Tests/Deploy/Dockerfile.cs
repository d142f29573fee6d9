using Portal.Tests.Support;

namespace Portal.Tests.Deploy;

/// <summary>The steps of <c>deploy/Dockerfile</c>, each with the word that it begins with.</summary>
internal static class Dockerfile
{
    public static (string Word, string Text)[] Steps() => [.. Parse(File.ReadAllText(Repository.PathOf("deploy", "Dockerfile")))];

    /// <summary>What makes the image that is delivered: the steps after the last FROM.</summary>
    public static (string Word, string Text)[] FinalSteps()
    {
        (string Word, string Text)[] steps = Steps();
        return steps[(Array.FindLastIndex(steps, step => step.Word == "FROM") + 1)..];
    }

    // Lines that end with a backslash go on; comments between them don't count.
    private static IEnumerable<(string Word, string Text)> Parse(string text)
    {
        string joined = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (string line in joined.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            yield return (line[..blank], line[(blank + 1)..].Trim());
        }
    }
}
