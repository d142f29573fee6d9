using Portal.Live;
using Portal.Stack;

namespace Portal.Problems.Detectors;

/// <summary>Grafana and Prometheus, where they are configured and do not answer.</summary>
internal sealed class StackDetector(IStack stack) : IClusterDetector
{
    private static readonly ProblemRule Grafana = new(ProblemCodes.GrafanaDown);
    private static readonly ProblemRule Prometheus = new(ProblemCodes.PrometheusDown);

    public void Look(LiveFrame frame, ProblemBook book)
    {
        StackState state = stack.State;
        See(book, Grafana, "Grafana", "Its panels are missing; the portal draws charts of its own meanwhile.", state.Grafana);
        See(book, Prometheus, "Prometheus", "Nothing is recorded meanwhile; the portal shows what is in its own memory.", state.Prometheus);
    }

    private static void See(ProblemBook book, ProblemRule rule, string name, string why, PartState state)
    {
        if (state.IsDown)
        {
            book.See(rule, new ProblemKey(rule.Code, default), ProblemSeverity.Warning, state.Reason?.GetHashCode(StringComparison.Ordinal) ?? 0, (name, why, state.Reason), Describe, state.Since);
        }
    }

    private static ProblemText Describe((string Name, string Why, string? Reason) about) => new(
        $"{about.Name} does not answer{(about.Reason is { } reason ? $": {reason}" : string.Empty)}.",
        about.Why,
        "Start it again, where the stack's compose file lies:",
        "docker compose up -d");
}
