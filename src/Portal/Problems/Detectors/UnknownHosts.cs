using Portal.Live;
using Portal.Testbed;

namespace Portal.Problems.Detectors;

/// <summary>Hosts that a state.json uses and that are not in the cluster.</summary>
internal sealed class UnknownHosts : IClusterDetector
{
    private static readonly ProblemRule Rule = new(ProblemCodes.HostUnknown);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        foreach (Deployment deployment in frame.Snapshot.Testbed.Deployments)
        {
            foreach ((string host, _) in deployment.Hosts)
            {
                if (frame.Host(host) is null or { State: DataState.NotAsked })
                {
                    book.See(Rule, new ProblemKey(Rule.Code, new ProblemSubject(host, deployment.Name)), ProblemSeverity.Warning, 0, (deployment.Name, host), Describe);
                }
            }
        }
    }

    private static ProblemText Describe((string Deployment, string Host) about) => new(
        $"{about.Deployment} uses {about.Host}, which is not in the cluster.",
        "Nobody asks that host, so nobody can tell whether its guests run.",
        "Start Portal there with a join token, or take the host out of the testbed. On this host:",
        "portal join-token create");
}
