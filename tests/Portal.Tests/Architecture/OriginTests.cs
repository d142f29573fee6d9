using System.Text.RegularExpressions;

namespace Portal.Tests.Architecture;

/// <summary>The program needs no other machine: not a font, a script or a picture comes from elsewhere, and no file names a package registry.</summary>
public sealed partial class OriginTests
{
    // Names of vocabularies, which nothing ever asks for, and addresses of this machine.
    private static readonly string[] Allowed = ["www.w3.org", "localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

    [Fact]
    public void What_is_shipped_names_no_other_host()
    {
        var foreign = SourceTree.Files("src", ".razor", ".css", ".js", ".mjs", ".html", ".svg", ".json", ".webmanifest")
            .SelectMany(file => Host().Matches(file.Text).Select(match => (file.Path, Host: match.Groups[1].Value)))
            .Where(found => !Allowed.Contains(found.Host, StringComparer.Ordinal))
            .Select(found => $"{found.Path} names {found.Host}");
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_names_a_package_registry(string root)
    {
        var named = SourceTree.Files(root, ".cs", ".csproj", ".props", ".targets", ".json", ".razor", ".js", ".mjs", ".npmrc", ".config", ".yaml", ".yml")
            .SelectMany(file => Registry().Matches(file.Text).Select(match => $"{file.Path} names {match.Value}"));
        Assert.Empty(named);
    }

    [GeneratedRegex(@"(?:https?:|[""'(\s])//([A-Za-z0-9\[][A-Za-z0-9.:\[\]-]*\.[A-Za-z0-9.:\[\]-]*|localhost|\[::1\])", RegexOptions.None, 5000)]
    private static partial Regex Host();

    [GeneratedRegex(@"https?://[^""'\s]*(nuget|npmjs|npm\.|unpkg|jsdelivr|cdnjs|registry)[^""'\s]*|""resolved"":\s*""http", RegexOptions.None, 5000)]
    private static partial Regex Registry();
}
