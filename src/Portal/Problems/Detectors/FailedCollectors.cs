using Portal.Collectors;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Collectors that failed several times in a row.</summary>
internal sealed class FailedCollectors(ProblemsSection limits) : IHostDetector
{
    private readonly ProblemRule _rule = new(ProblemCodes.CollectorFailed, limits.CollectorFailures, Source: ProblemSource.Host);

    public void Look(HostLive host, LiveFrame frame, ProblemBook book)
    {
        if (host is not { State: DataState.Live, Answer.Snapshot: { } snapshot })
        {
            return;
        }

        foreach (CollectorOutcome outcome in snapshot.Collectors)
        {
            if (!outcome.Success)
            {
                var key = new ProblemKey(_rule.Code, new ProblemSubject(host.Answer.Name), outcome.Collector);
                book.See(_rule, key, ProblemSeverity.Warning, (long?)outcome.Reason ?? -1, (host.Answer.Name, outcome), Describe);
            }
        }
    }

    private static ProblemText Describe((string Host, CollectorOutcome Outcome) about) => new(
        $"{NameOf(about.Outcome.Collector)} on {about.Host}: {Words.Clause(about.Outcome.Error ?? Reason(about.Outcome.Reason))}.",
        about.Outcome.Collector == "host"
            ? "Some figures of this host are missing until it works again."
            : "Guests of this kind on this host are without figures, and nobody can tell whether they run.",
        about.Outcome.Reason == CollectorFailure.Denied
            ? $"Give the portal's user access to it. On {about.Host}:"
            : $"See whether it runs. On {about.Host}:",
        Command(about.Outcome));

    private static string? Command(CollectorOutcome outcome) => (outcome.Collector, outcome.Reason) switch
    {
        ("docker", CollectorFailure.Denied) => "ls -l /var/run/docker.sock",
        ("docker", _) => "systemctl status docker",
        ("libvirt", CollectorFailure.Denied) => "ls -l /var/run/libvirt/libvirt-sock-ro /var/run/libvirt/libvirt-sock",
        ("libvirt", _) => "systemctl status libvirtd virtqemud",
        _ => "journalctl -u testbed-portal -n 50",
    };

    private static string NameOf(string collector) => collector.Length == 0 ? collector : char.ToUpperInvariant(collector[0]) + collector[1..];

    private static string Reason(CollectorFailure? reason) => reason switch
    {
        CollectorFailure.Timeout => "it took too long",
        CollectorFailure.Denied => "permission denied",
        CollectorFailure.Unreachable => "it can't be reached",
        CollectorFailure.Gone => "it is gone",
        CollectorFailure.Malformed => "its answer was not understood",
        CollectorFailure.TooLarge => "its answer was too large",
        CollectorFailure.Unsupported => "it is not supported here",
        _ => "it failed",
    };
}
