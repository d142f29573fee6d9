namespace Portal.Tests.Real.Faults;

/// <summary>What a process holds: descriptors, threads, resident memory.</summary>
internal sealed record ProcessFootprint(int Descriptors, int Threads, long ResidentBytes)
{
    public static ProcessFootprint Of(int processId) => new(
        Directory.EnumerateFileSystemEntries($"/proc/{processId}/fd").Count(),
        Directory.EnumerateDirectories($"/proc/{processId}/task").Count(),
        (long)new ProcessTruth(processId).ResidentBytes());

    /// <summary>Null when this is as little as it was before, else what is too much.</summary>
    public string? LeakSince(ProcessFootprint before) =>
        Descriptors > before.Descriptors + 8 ? $"{Descriptors} descriptors, {before.Descriptors} before"
        : Threads > before.Threads + 8 ? $"{Threads} threads, {before.Threads} before"
        : ResidentBytes > before.ResidentBytes + (32L << 20) ? $"{ResidentBytes >> 20} MiB resident, {before.ResidentBytes >> 20} before"
        : null;
}
