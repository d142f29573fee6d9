using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Prometheus can be reached, and which version it is.</summary>
internal sealed class PrometheusAnswers(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "it is ready";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Answers", "Prometheus", stack.PrometheusRoot, async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, "api/v1/status/buildinfo"), cancellation)));

    internal static Finding Look(StackReply reply) => reply.IsGood
        ? Finding.Pass($"version {reply.Text("data", "version") ?? "unknown"}", Expected)
        : Finding.Fail(reply.Why, Expected, new Fix("Start it, where the stack's compose file lies:", "docker compose up -d prometheus"));
}
