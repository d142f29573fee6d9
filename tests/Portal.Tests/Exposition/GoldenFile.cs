using System.Runtime.CompilerServices;

namespace Portal.Tests.Exposition;

/// <summary>A whole exposition kept as a file. <c>PORTAL_REWRITE_GOLDEN=1</c> writes what is rendered now into the source folder, to be read as a diff.</summary>
internal static class GoldenFile
{
    public static void AssertEqual(string name, string found, [CallerFilePath] string caller = "")
    {
        string source = Path.Combine(Path.GetDirectoryName(caller)!, "..", "Fixtures", "metrics", name);
        if (Environment.GetEnvironmentVariable("PORTAL_REWRITE_GOLDEN") is "1")
        {
            File.WriteAllText(source, found);
        }

        Assert.Equal(File.ReadAllText(source).Split('\n'), found.Split('\n'));
    }
}
