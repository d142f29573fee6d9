using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>How long Prometheus keeps what it records.</summary>
internal sealed class PrometheusRetention(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "a limit by time or size";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Retention", "Prometheus", stack.PrometheusRoot, async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, "api/v1/status/runtimeinfo"), cancellation)));

    internal static Finding Look(StackReply reply) => reply.Text("data", "storageRetention") is { Length: > 0 } kept
        ? Finding.Pass(kept, Expected)
        : Finding.Warning(reply.IsGood ? "it does not say" : reply.Why, Expected, new Fix("Set it in compose/.env:", "PROMETHEUS_RETENTION_TIME=30d"));
}
