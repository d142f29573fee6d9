namespace Portal.Collectors.Host;

/// <summary>Lists what <c>/sys</c> holds of a class.</summary>
internal static class SysFolders
{
    /// <summary>Paths in order of their names; none when the class does not exist or can't be listed: such a machine has no such hardware.</summary>
    public static IEnumerable<string> In(string path, string pattern = "*")
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(path, pattern).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Not there, or gone while it was listed.
            return [];
        }
    }
}
