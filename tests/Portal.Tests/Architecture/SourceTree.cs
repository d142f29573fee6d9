using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>The files that people write, without what a build leaves behind.</summary>
internal static class SourceTree
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "artifacts", "_framework", "lib", ".git", "TestResults"];

    /// <param name="folder">Relative to the repository, such as <c>src</c>.</param>
    /// <param name="endings">Such as <c>.cs</c>; none means every file.</param>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Walk(new DirectoryInfo(Repository.PathOf(folder)))
            .Where(file => endings.Length == 0 || endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => new SourceFile(Path.GetRelativePath(Repository.Root, file.FullName), File.ReadAllText(file.FullName)));

    public static IEnumerable<string> Folders(string folder)
    {
        foreach (DirectoryInfo inner in Inner(new DirectoryInfo(Repository.PathOf(folder))))
        {
            string path = Path.GetRelativePath(Repository.Root, inner.FullName);
            yield return path;
            foreach (string below in Folders(path))
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Concat(Inner(folder).SelectMany(Walk));

    private static IEnumerable<DirectoryInfo> Inner(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(inner => !Built.Contains(inner.Name, StringComparer.Ordinal));
}

/// <param name="Path">Relative to the repository.</param>
/// <param name="Text">The whole file.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public int LineCount => Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text[^1] == '\n' ? 0 : 1);
}
