using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition.Gauges;

/// <summary>Time between a host's snapshot and the one before, by the host's own monotonic clock.</summary>
internal static class SnapshotInterval
{
    /// <summary>In nanoseconds; null for a first snapshot, after a reboot, or where the clock did not move on.</summary>
    public static long? Of(HostAnswer? answer) => Of(answer?.Snapshot, answer?.Previous);

    public static long? Of(HostSnapshot? now, HostSnapshot? before)
    {
        if (now is null || before is null || now.BootId != before.BootId)
        {
            return null;
        }

        long interval = now.UptimeNanoseconds - before.UptimeNanoseconds;
        return interval > 0 ? interval : null;
    }
}
