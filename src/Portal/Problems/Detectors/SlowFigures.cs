using Portal.Cluster;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Block and balloon figures that have grown old, once for each host.</summary>
internal sealed class SlowFigures(ProblemsSection limits) : IGuestDetector
{
    private readonly ProblemRule _rule = ProblemRule.OfGuest(ProblemCodes.DataStale);

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;
        if (guest.Now?.SlowAgeNanoseconds is { } nanoseconds && TimeSpan.FromTicks(nanoseconds / 100) is var age && age > TimeSpan.FromSeconds(limits.SlowSeconds))
        {
            book.See(_rule, new ProblemKey(_rule.Code, new ProblemSubject(joined.Host), joined.Kind), ProblemSeverity.Warning, (long)age.TotalMinutes, (joined, age), Describe);
        }
    }

    private static ProblemText Describe((JoinedGuest Guest, TimeSpan Age) about) => new(
        about.Guest.Kind == "libvirt"
            ? $"Block statistics of {about.Guest.Host} are {Words.Minutes(about.Age)} old: a QEMU process does not answer."
            : $"Slow figures of {about.Guest.Host} are {Words.Minutes(about.Age)} old: a guest does not answer.",
        $"Disk and balloon figures stand still; what is shown of {GuestText.RuntimeName(about.Guest)} is old.",
        "See what its runtime says of it; restart it if it hangs.",
        GuestText.Command(about.Guest, container: "docker inspect", domain: "virsh domstate --reason"));
}
