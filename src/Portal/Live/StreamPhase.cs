using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>Where watched ticks stand between the snapshots that hosts stream: soon after they arrive, and never where one that comes a little late is missed.</summary>
/// <remarks>
/// Ticks and streams have the same period and clocks of their own. A tick that stands just behind an arrival sees the snapshot before whenever that arrival is
/// late, as it is each time the host reads its slow values, and the one after at the next tick: a chart then jumps by two seconds and one point is lost.
/// Ticking at each arrival was rejected: a page that looks at sixteen hosts would be drawn sixteen times a second.
/// </remarks>
internal static class StreamPhase
{
    /// <summary>From an arrival to the tick that shows it, where there is room: three times what slow values have been seen to delay a snapshot.</summary>
    public static readonly TimeSpan AfterArrival = TimeSpan.FromMilliseconds(300);

    /// <summary>Ticks that are off by less stay where they are, so that each late arrival doesn't move them.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>A tick is moved by no more than this at a time, so that their distance stays near a second.</summary>
    public static readonly TimeSpan MostAtOnce = TimeSpan.FromMilliseconds(200);

    /// <summary>What to add to the pause after a tick; zero while nothing is streamed.</summary>
    /// <param name="hosts">What the tick saw.</param>
    /// <param name="tick">Monotonic reading at which it began.</param>
    public static TimeSpan Correction(ImmutableArray<HostAnswer> hosts, long tick, TimeProvider clock)
    {
        // Where in the period each arrival falls, from the tick on.
        double period = LivePeriod.Watched.TotalSeconds;
        var arrivals = new List<double>();
        foreach (HostAnswer host in hosts)
        {
            // A stream that has stalled says nothing of when the next comes.
            if (host.StreamedAt is { } at && clock.GetElapsedTime(at, tick) is var since && since < LivePeriod.Watched * 2)
            {
                arrivals.Add(Within(-since.TotalSeconds, period));
            }
        }

        if (arrivals.Count == 0)
        {
            return TimeSpan.Zero;
        }

        arrivals.Sort();
        (double last, double gap) = LongestGap(arrivals, period);
        double target = last + Math.Min(AfterArrival.TotalSeconds, gap / 2);
        double shift = Within(target + (period / 2), period) - (period / 2);
        double most = MostAtOnce.TotalSeconds;
        return Math.Abs(shift) <= Math.Min(Tolerance.TotalSeconds, gap / 4) ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Clamp(shift, -most, most));
    }

    // The arrival after which nothing comes for longest, and for how long.
    private static (double Last, double Gap) LongestGap(List<double> arrivals, double period)
    {
        (double Last, double Gap) longest = default;
        for (int i = 0; i < arrivals.Count; i++)
        {
            double gap = i + 1 < arrivals.Count ? arrivals[i + 1] - arrivals[i] : arrivals[0] + period - arrivals[i];
            if (gap > longest.Gap)
            {
                longest = (arrivals[i], gap);
            }
        }

        return longest;
    }

    private static double Within(double seconds, double period) => seconds - (Math.Floor(seconds / period) * period);
}
