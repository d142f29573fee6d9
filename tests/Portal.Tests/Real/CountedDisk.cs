using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>Makes the kernel count what a container reads and writes.</summary>
internal static class CountedDisk
{
    /// <summary>Options of <c>docker run</c>. Newer kernels count a cgroup's input and output under v1 only from the first limit on the disk: one that is never reached.</summary>
    public static async Task<string[]> OptionsAsync() =>
        await Command.RunAsync("findmnt", "--noheadings", "--output", "SOURCE", "--target", Path.GetTempPath()) is var disk && disk.StartsWith("/dev/", StringComparison.Ordinal)
            ? [$"--device-write-bps={disk.Trim()}:100gb", $"--device-read-bps={disk.Trim()}:100gb"]
            : [];
}
