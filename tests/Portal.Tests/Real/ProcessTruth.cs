using System.Globalization;

namespace Portal.Tests.Real;

/// <summary>What <c>/proc/&lt;pid&gt;</c> says of one process, read by the test itself.</summary>
internal sealed class ProcessTruth(int processId)
{
    private const double TicksPerSecond = 100; // sysconf(_SC_CLK_TCK), the same on every Linux of today

    /// <summary>User and system time, fields 14 and 15 of <c>stat</c>.</summary>
    public double CpuSeconds() => CpuSecondsOf($"/proc/{processId}");

    /// <summary>The same of its thread of this name.</summary>
    public double ThreadCpuSeconds(string name) =>
        CpuSecondsOf(Directory.EnumerateDirectories($"/proc/{processId}/task").Single(thread => File.ReadAllText(Path.Combine(thread, "comm")).TrimEnd('\n') == name));

    private static double CpuSecondsOf(string folder)
    {
        string line = File.ReadAllText(Path.Combine(folder, "stat"));
        string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' '); // from field 3 on: the name before it may hold anything
        return (Parse(fields[11]) + Parse(fields[12])) / TicksPerSecond;
    }

    /// <summary>Field 2 of <c>statm</c>, pages.</summary>
    public double ResidentBytes() => Parse(File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1]) * Environment.SystemPageSize;

    /// <summary><c>VmHWM</c> of <c>status</c>: the most that was resident since <see cref="ForgetPeak"/>.</summary>
    public long PeakResidentBytes() =>
        1024 * (long)Parse(File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))["VmHWM:".Length..^"kB".Length].Trim());

    /// <summary>proc_pid_clear_refs(5).</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
