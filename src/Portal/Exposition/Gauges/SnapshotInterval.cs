using Portal.Cluster;

namespace Portal.Exposition.Gauges;

/// <summary>Time between a host's snapshot and the one before, by the host's own monotonic clock.</summary>
internal static class SnapshotInterval
{
    /// <summary>In nanoseconds; null for a first snapshot, after a reboot, or where the clock did not move on.</summary>
    public static long? Of(HostAnswer? answer)
    {
        if (answer is not { Snapshot: { } now, Previous: { } before } || now.BootId != before.BootId)
        {
            return null;
        }

        long interval = now.UptimeNanoseconds - before.UptimeNanoseconds;
        return interval > 0 ? interval : null;
    }
}
