using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Grafana can be reached, its database is well, and which version it is.</summary>
internal sealed class GrafanaAnswers(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "it is well";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Answers", "Grafana", GrafanaRoot.Of(stack), async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, "api/health"), cancellation)));

    // {"database":"ok","version":"13.2.0","commit":"…"}; the version is left out where anonymous callers may not know it.
    internal static Finding Look(StackReply reply) => !reply.IsGood ? Finding.Fail(reply.Why, Expected, GrafanaRoot.Start)
        : reply.Text("database") is { } database and not "ok" ? Finding.Fail($"its database: {database}", Expected, new Fix("Its log says why:", "docker compose logs --tail 50 grafana"))
        : Finding.Pass(reply.Text("version") is { } version ? $"version {version}" : "it answers", Expected);
}
