namespace Portal.Tests.Architecture;

/// <summary>Folders are nouns of the domain: a drawer's name says nothing about what lies in it.</summary>
public sealed class NamingTests
{
    private static readonly string[] Drawers = ["Services", "Models", "Helpers", "Utils", "Utilities", "Common", "Core", "Managers", "Extensions"];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_folder_is_a_drawer(string root)
    {
        string[] drawers = [.. SourceTree.Folders(root).Where(folder => Drawers.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase))];
        Assert.Empty(drawers);
    }
}
