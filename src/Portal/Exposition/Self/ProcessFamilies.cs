using System.Collections.Immutable;
using Portal.Exposition.Families;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Self.SelfScope>;

namespace Portal.Exposition.Self;

/// <summary>The names that every Prometheus client gives its process.</summary>
internal static class ProcessFamilies
{
    public static ImmutableArray<MetricFamily<SelfScope>> All { get; } =
    [
        Counter("process_cpu_seconds_total", "CPU time of this process", self => MetricValue.Seconds(self.Process.CpuNanoseconds)),
        Gauge("process_resident_memory_bytes", "Resident memory", self => self.Process.ResidentBytes),
        Gauge("process_virtual_memory_bytes", "Virtual memory", self => self.Process.VirtualBytes),
        Gauge("process_start_time_seconds", "When the process started", self => MetricValue.UnixTime(self.Process.StartedAt)),
        Gauge("process_open_fds", "File handles open", self => self.Process.OpenFiles),
        Gauge("process_max_fds", "File handles allowed", self => self.Process.MaxFiles),
        Gauge("process_threads", "Threads", self => self.Process.Threads),
    ];
}
