using Portal.Cluster;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Hosts whose running guests may use more memory than there is. Guests without a limit can't be counted.</summary>
internal sealed class OvercommittedHosts(ProblemsSection limits) : IGuestDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.HostOvercommit, Source: ProblemSource.Host);

    private readonly Dictionary<string, long> _committedBytes = new(StringComparer.Ordinal);

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;
        if (joined is { Host: { } host, State: GuestState.Running, Sample: { } sample } && (sample.Memory?.LimitBytes ?? joined.Expected?.MemoryBytes) is { } limit)
        {
            _committedBytes[host] = _committedBytes.GetValueOrDefault(host) + limit;
        }
    }

    public void Finish(LiveFrame frame, ProblemBook book)
    {
        foreach ((string host, long committed) in _committedBytes)
        {
            if (frame.Host(host)?.Machine?.Memory?.SizeBytes is > 0 and { } size && committed * 100.0 / size > limits.OvercommitWarningPercent)
            {
                ProblemSeverity severity = committed * 100.0 / size > limits.OvercommitErrorPercent ? ProblemSeverity.Error : ProblemSeverity.Warning;
                book.See(Rule, new ProblemKey(Rule.Code, new ProblemSubject(host)), severity, committed * 100 / size, (host, committed, size), Describe);
            }
        }

        _committedBytes.Clear();
    }

    private static ProblemText Describe((string Host, long Committed, long Size) about) => new(
        $"{about.Host}: memory committed {Words.Percent((double)about.Committed / about.Size)} ({Words.BytesOf(about.Committed, about.Size)}).",
        "If its guests take what they may, the host kills some of them.",
        "Move a deployment to another host, or lower limits.");
}
