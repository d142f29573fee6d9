using System.Collections.Immutable;
using Portal.Components.Charts;
using Portal.Components.Format;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Overview;

/// <summary>Live texts and sparklines of the cluster as a whole.</summary>
internal static class ClusterTexts
{
    public static CellText Of(ClusterUse use, string column, NetworkUnit unit) => column switch
    {
        "cpu" => new CellText(use.Cores is { } cores ? $"{Number.Text(use.UsedCores ?? 0)} of {Cores.Count(cores)}" : Number.Absent, Percent.Level(use.UsedCores / use.Cores)),
        "cpu-committed" => new CellText($"{Cores.Count(use.CommittedCores)} committed{Without(use.WithoutCpuLimit)}"),
        "memory" => new CellText(Bytes.Of(use.UsedMemoryBytes, use.MemoryBytes), Percent.Level(use.UsedMemoryBytes / use.MemoryBytes)),
        "memory-committed" => new CellText($"{Bytes.Text(use.CommittedMemoryBytes)} committed{Without(use.WithoutMemoryLimit)}"),
        "disk" => new CellText(Bytes.Of(use.UsedDiskBytes, use.DiskBytes), Percent.Level(use.UsedDiskBytes / use.DiskBytes)),
        "disk-rate" => new CellText($"R{Number.Space}{Bytes.PerSecond(use.ReadBytesPerSecond)} · W{Number.Space}{Bytes.PerSecond(use.WrittenBytesPerSecond)}"),
        "network" => new CellText($"↓{Number.Space}{Traffic.Text(use.ReceivedBytesPerSecond, unit)}"),
        "network-out" => new CellText($"↑{Number.Space}{Traffic.Text(use.TransmittedBytesPerSecond, unit)}"),
        _ => new CellText(Number.Absent),
    };

    public static SparkSource? Spark(ClusterUse use, IEnumerable<string> hosts, string column, NetworkUnit unit)
    {
        ImmutableArray<SubjectKey> subjects = [.. hosts.Select(SubjectKey.OfHost)];
        return column switch
        {
            "cpu" => new SparkSource("CPU of all hosts", subjects, "all/cpu", use.Cores, Cores.Text),
            "memory" => new SparkSource("Memory of all hosts", subjects, "all/memory", use.MemoryBytes, Bytes.Text),
            "disk" => new SparkSource("Disk traffic of all hosts", subjects, "all/disk", null, Bytes.PerSecond),
            "network" => new SparkSource("Network traffic of all hosts", subjects, "all/net", null, rate => Traffic.Text(rate, unit)),
            _ => null,
        };
    }

    private static string Without(int guests) => guests == 0 ? string.Empty : $" · {Count.Of(guests, "guest", "guests")} without a limit";
}
