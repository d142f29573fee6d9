using Portal.Demo.Load;

namespace Portal.Demo.Guests;

/// <summary>One run of a guest, from its start on.</summary>
/// <param name="StartedSeconds">Its counters are 0 here.</param>
/// <param name="EndedSeconds">Null while it runs.</param>
/// <param name="Restarts">By its restart policy, so far.</param>
internal readonly record struct GuestRun(double StartedSeconds, double? EndedSeconds, long Restarts)
{
    /// <summary>Time after the host's boot within which everything was started first.</summary>
    private const double StartSpreadSeconds = 3_600;

    public static double FirstStart(Seed seed) => seed.For("start").Between(30, StartSpreadSeconds);

    public static GuestRun At(GuestProfile profile, Seed seed, double seconds)
    {
        double first = FirstStart(seed);
        if (profile.Job is { } job)
        {
            double began = job.BeganBefore(seconds);
            return new GuestRun(began, seconds - began < job.WidthSeconds ? null : began + job.WidthSeconds, 0);
        }

        if (profile.RestartPeriodSeconds is { } period && seconds > first)
        {
            double restarts = Math.Floor((seconds - first) / period);
            return new GuestRun(first + (restarts * period), null, (long)restarts);
        }

        return new GuestRun(first, null, 0);
    }
}
