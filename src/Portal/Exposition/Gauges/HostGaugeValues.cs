using Portal.Collectors;

namespace Portal.Exposition.Gauges;

/// <summary>Formulas of TestbedOS' host gauges. Pure; null where a value is absent, never 0 for it.</summary>
internal static class HostGaugeValues
{
    /// <summary>Percent of all CPUs, between two snapshots of one run of the host.</summary>
    public static double? CpuPercent(HostSnapshot? newest, HostSnapshot? previous)
    {
        if (SnapshotInterval.Of(newest, previous) is null || newest?.Machine?.Cpu?.Total is not { } now || previous?.Machine?.Cpu?.Total is not { } before)
        {
            return null;
        }

        long busy = Busy(now) - Busy(before);
        long all = busy + (now.IdleNanoseconds - before.IdleNanoseconds) + (now.IowaitNanoseconds - before.IowaitNanoseconds);
        return busy < 0 || all <= 0 || busy > all ? null : 100.0 * busy / all;
    }

    /// <summary>In GB (1e9 bytes).</summary>
    public static double? UsedGigabytes(HostMemory? memory) => (memory?.SizeBytes - memory?.AvailableBytes) / 1e9;

    private static long Busy(CpuTimes times) =>
        times.UserNanoseconds + times.NiceNanoseconds + times.SystemNanoseconds + times.IrqNanoseconds + times.SoftirqNanoseconds + times.StealNanoseconds;
}
