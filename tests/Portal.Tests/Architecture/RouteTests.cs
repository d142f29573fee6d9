using System.Text.RegularExpressions;

namespace Portal.Tests.Architecture;

/// <summary>Routes.cs alone holds route templates; everything else names its constants.</summary>
public sealed partial class RouteTests
{
    [Fact]
    public void No_other_file_spells_out_a_route()
    {
        var spelled = SourceTree.Files("src", ".cs", ".razor")
            .Where(file => Path.GetFileName(file.Path) != "Routes.cs")
            .SelectMany(file => Template().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));
        Assert.Empty(spelled);
    }

    [Fact]
    public void No_template_stands_twice()
    {
        string[] templates = [.. typeof(Routes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(templates.Distinct(StringComparer.OrdinalIgnoreCase), templates);
    }

    // A page directive with a literal, a mapped literal, or the beginning of a path that is ours.
    [GeneratedRegex("""(^@page\s+"[^"]*"|\bMap(Get|Post|Put|Delete|Methods|Group|Fallback)\(\s*"[^"]*"|"/(api/v1|api/metrics|metrics|healthz|readyz)[^"]*")""", RegexOptions.Multiline, 5000)]
    private static partial Regex Template();
}
