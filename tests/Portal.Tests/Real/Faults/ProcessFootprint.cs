namespace Portal.Tests.Real.Faults;

/// <summary>What a process holds: descriptors, threads, resident memory.</summary>
internal sealed record ProcessFootprint(int Descriptors, int Threads, long ResidentBytes)
{
    public static ProcessFootprint Of(int processId) => new(
        new DirectoryInfo($"/proc/{processId}/fd").EnumerateFileSystemInfos().Count(descriptor => !IsAssembly(descriptor)),
        Directory.EnumerateDirectories($"/proc/{processId}/task").Count(),
        (long)new ProcessTruth(processId).ResidentBytes());

    // The runtime keeps two descriptors for each assembly from its first use on, and a fault may be the first to use one.
    private static bool IsAssembly(FileSystemInfo descriptor)
    {
        try
        {
            return descriptor.LinkTarget is { } target && target.EndsWith(".dll", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return false;
        }
    }

    /// <summary>Null when this is as little as it was before, else what is too much.</summary>
    public string? LeakSince(ProcessFootprint before) =>
        Descriptors > before.Descriptors + 8 ? $"{Descriptors} descriptors, {before.Descriptors} before"
        : Threads > before.Threads + 8 ? $"{Threads} threads, {before.Threads} before"
        : ResidentBytes > before.ResidentBytes + (32L << 20) ? $"{ResidentBytes >> 20} MiB resident, {before.ResidentBytes >> 20} before"
        : null;
}
