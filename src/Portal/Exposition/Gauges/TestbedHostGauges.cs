using System.Collections.Immutable;
using Portal.Exposition.Families;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Gauges;

/// <summary>The host gauges that TestbedOS had, for panels made for it: percent and GB, computed from the host's snapshot before.</summary>
internal static class TestbedHostGauges
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_cpu", "CPU in use, in percent of all CPUs of the host", host => host.Answer.Testbed?.CpuPercent ?? HostGaugeValues.CpuPercent(host.Answer.Snapshot, host.Answer.Previous)),
        Gauge("testbed_host_memory", "Memory in use, in GB (1e9 bytes)", host => host.Answer.Testbed?.MemoryGigabytes ?? HostGaugeValues.UsedGigabytes(host.Machine?.Memory)),
    ];
}
