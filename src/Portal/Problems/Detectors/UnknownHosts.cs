using Portal.Live;
using Portal.Testbed;

namespace Portal.Problems.Detectors;

/// <summary>Hosts that a state.json uses and that are not in the cluster, or are listed there without a way to ask them.</summary>
internal sealed class UnknownHosts : IClusterDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.HostUnknown);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            foreach ((string host, _) in deployment.Hosts)
            {
                HostLive? member = frame.Host(host);
                if (member is null or { State: DataState.NotAsked })
                {
                    string? reason = member?.Answer.Fetch.Reason;
                    var key = new ProblemKey(Rule.Code, new ProblemSubject(host, deployment.Name));
                    book.See(Rule, key, ProblemSeverity.Warning, reason?.GetHashCode(StringComparison.Ordinal) ?? 0, (deployment.Name, host, reason), Describe);
                }
            }
        }
    }

    private static ProblemText Describe((string Deployment, string Host, string? Reason) about) => new(
        about.Reason is { } reason
            ? $"{about.Deployment} uses {about.Host}, which is listed and not asked: {Words.Clause(reason)}."
            : $"{about.Deployment} uses {about.Host}, which is not in the cluster.",
        "Nobody asks that host, so nobody can tell whether its guests run.",
        "Start Portal there with a join token, or take the host out of the testbed. On this host:",
        "portal join-token");
}
