using Portal.Cluster;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>A host that does not answer: one problem, whatever runs there.</summary>
internal sealed class SilentHostDetector(ProblemsSection limits) : IHostDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.HostSilent);

    public void Look(HostLive host, LiveFrame frame, ProblemBook book)
    {
        HostAnswer answer = host.Answer;
        bool isOffline = host.State == DataState.Offline;
        if (isOffline || (host.State == DataState.Stale && answer.SnapshotAge >= TimeSpan.FromSeconds(limits.SilentSeconds)))
        {
            DateTimeOffset? since = answer.Fetch.LastSuccessAt is null ? null : answer.Fetch.FailingSince ?? answer.Fetch.LastSuccessAt;
            var key = new ProblemKey(Rule.Code, new ProblemSubject(answer.Name));
            int guests = GuestsOf(answer.Name, frame);
            book.See(Rule, key, isOffline ? ProblemSeverity.Error : ProblemSeverity.Warning, ((long)answer.Fetch.Result << 32) + guests, (answer, since, guests), Describe, since);
        }
    }

    private static ProblemText Describe((HostAnswer Host, DateTimeOffset? Since, int Guests) about) => new(
        $"{about.Host.Name} has not answered since {(about.Since is { } since ? Words.Time(since) : "Portal started")}{Why(about.Host.Fetch)}.",
        about.Guests == 0 ? "Nobody can tell what runs there until it answers." : $"Nobody can tell what runs there: its {Words.Count(about.Guests, "guest is", "guests are")} unknown until it answers.",
        about.Host.IsSimulated
            ? "Nothing: this host is simulated, and falls silent to show how that looks."
            : $"Is the portal running on {about.Host.Name}, and does a firewall let this host reach its port? On {about.Host.Name}:",
        about.Host.IsSimulated ? null : "systemctl status testbed-portal");

    // Its guests are no problems of their own: one cause is one row.
    private static int GuestsOf(string host, LiveFrame frame)
    {
        int count = 0;
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            count += guest.Host == host && !guest.IsTemplate ? 1 : 0;
        }

        return count;
    }

    private static string Why(FetchStatus fetch) => fetch.Reason is { Length: > 0 } reason ? ": " + Words.Clause(reason)
        : fetch.Result switch
        {
            FetchResult.Dns => ": its name can't be resolved",
            FetchResult.Refused => ": connection refused",
            FetchResult.Timeout => ": no answer in time",
            FetchResult.Tls => ": no secure connection",
            _ => string.Empty,
        };
}
