using Portal.Cluster;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests of which the host killed something for lack of memory. That happens in a moment; it stays on the list for a while.</summary>
internal sealed class KilledGuests : IGuestDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.GuestOom, Source: ProblemSource.Host, Keep: TimeSpan.FromMinutes(10));

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        if (guest.Now is not { } now)
        {
            return;
        }

        DateTimeOffset? at = now.Memory?.OomKills > guest.Before?.Memory?.OomKills ? frame.Snapshot.TakenAt
            : now.Exit is { OomKilled: true, FinishedAt: { } finished } && frame.Snapshot.TakenAt - finished < Rule.Keep ? finished
            : null;
        if (at is { } killed)
        {
            JoinedGuest joined = guest.Guest;
            book.See(Rule, new ProblemKey(Rule.Code, GuestText.SubjectOf(joined), joined.Kind), ProblemSeverity.Warning, now.Memory?.OomKills ?? killed.UtcTicks, (joined, killed), Describe, killed);
        }
    }

    private static ProblemText Describe((JoinedGuest Guest, DateTimeOffset At) about) => new(
        $"{GuestText.Name(about.Guest)} was killed for lack of memory at {Words.Time(about.At)}.",
        "What it was doing is lost, and it will happen again under the same load.",
        "Raise its memory limit; see its Memory.",
        GuestText.Command(about.Guest, container: "docker inspect --format '{{.HostConfig.Memory}}'", domain: "virsh dommemstat"));
}
