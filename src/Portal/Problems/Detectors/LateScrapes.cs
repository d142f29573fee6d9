using Portal.Live;
using Portal.Stack;

namespace Portal.Problems.Detectors;

/// <summary>Prometheus has not scraped for three of its intervals, or never although it is configured.</summary>
internal sealed class LateScrapes(Func<ScrapeTimes> scrapes, IStack stack) : IClusterDetector
{
    private const int Intervals = 3;

    // A second Prometheus beside the first makes intervals look short.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstScrape = TimeSpan.FromMinutes(1);
    private static readonly ProblemRule Rule = new(ProblemCodes.ScrapeLate);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        // One that is down is a problem of its own, and the cause of this one.
        if (stack.State.Prometheus.IsDown)
        {
            return;
        }

        ScrapeTimes times = scrapes();
        if (times.LastAt is not { } last)
        {
            if (stack.State.Prometheus.Availability != Availability.NotConfigured && frame.SinceStart > FirstScrape)
            {
                book.See(Rule, new ProblemKey(Rule.Code, default), ProblemSeverity.Warning, 0, times, Describe);
            }

            return;
        }

        TimeSpan interval = times.Interval is { } known && known > ShortestInterval ? known : ShortestInterval;
        if (frame.Snapshot.TakenAt - last > interval * Intervals)
        {
            book.See(Rule, new ProblemKey(Rule.Code, default), ProblemSeverity.Warning, last.UtcTicks, times, Describe, last);
        }
    }

    private static ProblemText Describe(ScrapeTimes times) => new(
        times.LastAt is { } last ? $"Prometheus last scraped at {Words.Time(last)}." : "Prometheus has not scraped since Portal started.",
        "What happens meanwhile is in no history beyond the portal's own memory, and alerts do not see it.",
        "See its page of targets; the doctor asks it too:",
        "portal doctor");
}
