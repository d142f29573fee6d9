using System.Globalization;
using Portal.Collectors;

namespace Portal.Sampling;

/// <summary>How old this host's snapshot is when it is sent. The reader adds the time since it arrived, so that two clocks need not agree.</summary>
public static class SnapshotAge
{
    /// <summary>Header of the snapshot's answer: seconds, a decimal fraction with a point.</summary>
    public const string Header = "Portal-Snapshot-Age";

    /// <summary>By the monotonic clock that the snapshot was stamped with; never negative.</summary>
    public static TimeSpan Of(HostSnapshot snapshot, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(clock);
        TimeSpan age = clock.GetElapsedTime(0) - TimeSpan.FromTicks(snapshot.UptimeNanoseconds / 100);
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    public static string Text(TimeSpan age) => age.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);
}
