using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Families;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Gauges;

/// <summary>The host gauges that TestbedOS had, for panels made for it: percent and GB, computed from the host's snapshot before.</summary>
internal static class TestbedHostGauges
{
    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Gauge("testbed_host_cpu", "CPU in use, in percent of all CPUs of the host", CpuPercent),
        Gauge("testbed_host_memory", "Memory in use, in GB (1e9 bytes)", host => UsedGigabytes(host.Machine?.Memory)),
    ];

    private static Text.MetricValue CpuPercent(HostScope host)
    {
        if (SnapshotInterval.Of(host.Answer) is null ||
            host.Machine?.Cpu?.Total is not { } now ||
            host.Answer.Previous?.Machine?.Cpu?.Total is not { } before)
        {
            return default;
        }

        long busy = Busy(now) - Busy(before);
        long all = busy + (now.IdleNanoseconds - before.IdleNanoseconds) + (now.IowaitNanoseconds - before.IowaitNanoseconds);
        return busy < 0 || all <= 0 || busy > all ? default : (double?)(100.0 * busy / all);
    }

    private static double? UsedGigabytes(HostMemory? memory) => (memory?.SizeBytes - memory?.AvailableBytes) / 1e9;

    private static long Busy(CpuTimes times) =>
        times.UserNanoseconds + times.NiceNanoseconds + times.SystemNanoseconds + times.IrqNanoseconds + times.SoftirqNanoseconds + times.StealNanoseconds;
}
