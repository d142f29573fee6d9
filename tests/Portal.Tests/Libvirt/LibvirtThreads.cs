namespace Portal.Tests.Libvirt;

/// <summary>Threads of this process that collectors have for libvirt, by their name.</summary>
internal static class LibvirtThreads
{
    public static int Count() => Directory.EnumerateDirectories("/proc/self/task").Count(task =>
    {
        try
        {
            return File.ReadAllText(task + "/comm").StartsWith("libvirt", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;   // ended between listing and reading
        }
    });
}

/// <summary>Classes that count this process' threads, or hold snapshots to their deadlines: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LibvirtAlone
{
    public const string Name = "libvirt alone";
}
