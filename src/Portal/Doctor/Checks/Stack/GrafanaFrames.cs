using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>A panel can be shown within a page: viewers are anonymous and frames are allowed.</summary>
internal sealed class GrafanaFrames(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "a panel for anonymous viewers, in a frame";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Panels in pages", "Grafana", GrafanaRoot.Of(stack), async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, "d-solo/testbed-host/host?orgId=1&panelId=1&theme=light&var-host=none"), cancellation)));

    internal static Finding Look(StackReply reply) => reply switch
    {
        { Status: 401 } => GrafanaRoot.Closed,
        { Status: >= 300 and < 400 } => Finding.Fail("it asks for a sign-in", Expected, new Fix("Let viewers be anonymous, in Grafana's environment:", "GF_AUTH_ANONYMOUS_ENABLED=true")),
        { IsGood: false } => Finding.Fail(reply.Why, Expected, GrafanaRoot.Start),
        { RefusesFrames: true } => Finding.Fail("it refuses to be in a frame", Expected, new Fix("Allow it, in Grafana's environment:", "GF_SECURITY_ALLOW_EMBEDDING=true")),
        _ => Finding.Pass("it answers an anonymous viewer and allows frames", Expected),
    };
}
