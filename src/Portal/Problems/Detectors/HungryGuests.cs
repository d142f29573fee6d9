using Portal.Cluster;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests that have used nearly all of their memory, or that their CPU quota held back, for a while.</summary>
internal sealed class HungryGuests(ProblemsSection limits) : IGuestDetector
{
    private readonly ProblemRule _memory = ProblemRule.OfGuest(ProblemCodes.GuestMemory, lasting: TimeSpan.FromSeconds(limits.MemorySeconds));
    private readonly ProblemRule _throttled = ProblemRule.OfGuest(ProblemCodes.GuestThrottled, lasting: TimeSpan.FromSeconds(limits.ThrottledSeconds));

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;

        // A virtual machine keeps what it was once given: to its host it looks full, whatever is free inside.
        if (guest.Now is { Cpu.VcpuCount: null, Memory: { WorkingSetBytes: { } used, LimitBytes: > 0 and { } limit } } && used * 100.0 / limit > limits.MemoryPercent)
        {
            book.See(_memory, Key(_memory, joined), ProblemSeverity.Warning, used * 100 / limit, (joined, used, limit), DescribeMemory);
        }

        if (guest is { Now.Cpu: { } now, Before.Cpu: { } before } && now.Periods - before.Periods is > 0 and { } periods && now.ThrottledPeriods - before.ThrottledPeriods is > 0 and { } throttled
            && throttled * 100.0 / periods > limits.ThrottledPercent)
        {
            book.See(_throttled, Key(_throttled, joined), ProblemSeverity.Warning, 0, joined, DescribeThrottled);
        }
    }

    private static ProblemKey Key(ProblemRule rule, JoinedGuest guest) => new(rule.Code, GuestText.SubjectOf(guest), guest.Kind);

    private static ProblemText DescribeMemory((JoinedGuest Guest, long Used, long Limit) about) => new(
        $"{GuestText.Name(about.Guest)} uses {Words.Percent((double)about.Used / about.Limit)} of its {Words.Bytes(about.Limit)}.",
        "At its limit the host begins to take its page cache, then kills one of its processes.",
        "Raise the limit, or see its Memory for what grew.",
        GuestText.Command(about.Guest, container: "docker stats --no-stream", domain: "virsh dommemstat"));

    private ProblemText DescribeThrottled(JoinedGuest guest) => new(
        $"{GuestText.Name(guest)} was throttled in more than {limits.ThrottledPercent}\u00A0% of its periods.",
        "Its quota stops it again and again, so what it answers comes late.",
        "Raise its CPU quota; see its Throttling.",
        GuestText.Command(guest, container: "docker stats --no-stream", domain: "virsh schedinfo"));
}
