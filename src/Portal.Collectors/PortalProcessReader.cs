using System.Diagnostics;
using System.Reflection;

namespace Portal.Collectors;

/// <summary>What this program costs, from its own <c>/proc/self</c>; always the real one, wherever the host's /proc is mounted.</summary>
internal sealed class PortalProcessReader
{
    // Counting descriptors lists a folder: too dear for every snapshot, and the figure moves slowly.
    private static readonly TimeSpan DescriptorPeriod = TimeSpan.FromSeconds(60);

    private long _countedAt;
    private long? _openFiles;

    public static string ProgramVersion { get; } =
        (Assembly.GetEntryAssembly() ?? typeof(PortalProcessReader).Assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Changes at every boot, so that a counter that began anew is understood; null where the kernel shows none.</summary>
    public string? BootId { get; } = ReadBootId();

    public PortalProcess Read(long snapshots)
    {
        if (_openFiles is null || Stopwatch.GetElapsedTime(_countedAt) > DescriptorPeriod)
        {
            _countedAt = Stopwatch.GetTimestamp();
            _openFiles = Directory.EnumerateFileSystemEntries("/proc/self/fd").LongCount();
        }

        return new PortalProcess
        {
            Version = ProgramVersion,
            Runtime = Environment.Version.ToString(),
            // Not System.Diagnostics.Process: its refresh walks through every thread of the program.
            CpuNanoseconds = (long)Environment.CpuUsage.TotalTime.TotalNanoseconds,
            MemoryBytes = Environment.WorkingSet,
            OpenFiles = _openFiles,
            Snapshots = snapshots,
        };
    }

    private static string? ReadBootId()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
