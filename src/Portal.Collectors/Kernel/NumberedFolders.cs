using System.IO.Enumeration;

namespace Portal.Collectors.Kernel;

/// <summary>Folders that are named by a number: processes in <c>/proc</c>, threads in <c>/proc/&lt;pid&gt;/task</c>.</summary>
internal static class NumberedFolders
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false, IgnoreInaccessible = true };

    /// <summary>Their numbers, in the kernel's order; none when the folder is gone or can't be listed. No string is made per entry.</summary>
    public static List<int> In(string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<int>(folder, static (ref entry) => Number(entry.FileName), Everything)
            {
                ShouldIncludePredicate = static (ref entry) => Number(entry.FileName) > 0,
            }];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It ended between being found and being listed, or is not ours to see: there is nothing to list.
            return [];
        }
    }

    private static int Number(ReadOnlySpan<char> name) =>
        char.IsAsciiDigit(name[0]) && int.TryParse(name, System.Globalization.NumberStyles.None, null, out int number) ? number : 0;
}
