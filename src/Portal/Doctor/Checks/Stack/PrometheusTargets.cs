using System.Text.Json;
using Portal.Problems;
using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Prometheus scrapes every job of the portal, and none of them fails.</summary>
internal sealed class PrometheusTargets(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "every job of the testbed is up";
    private const string Prefix = "testbed";
    private const string Up = "up";
    private const string Unknown = "unknown";

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Scrapes", "Prometheus", stack.PrometheusRoot, async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, "api/v1/targets?state=active"), cancellation)));

    internal static Finding Look(StackReply reply)
    {
        if (!reply.IsGood || reply.At("data", "activeTargets") is not { ValueKind: JsonValueKind.Array } targets)
        {
            return Finding.Fail(reply.IsGood ? "its answer can't be read" : reply.Why, Expected, new Fix("Start it, where the stack's compose file lies:", "docker compose up -d prometheus"));
        }

        (string Job, string Health)[] ours = [.. targets.EnumerateArray().Select(Read).Where(target => target.Job.StartsWith(Prefix, StringComparison.Ordinal))];
        string[] failing = JobsOf(ours.Where(target => target.Health is not (Up or Unknown)));
        string[] waiting = JobsOf(ours.Where(target => target.Health is Unknown));
        string jobs = Words.Count(JobsOf(ours).Length, "job", "jobs");
        return ours.Length == 0 ? Finding.Fail("no job of the testbed", Expected, new Fix("Use compose/prometheus/prometheus.yml, or add its jobs; then:", "docker compose restart prometheus"))
            : failing.Length > 0 ? Finding.Fail($"{jobs}; failing: {Names.Of(failing)}", Expected, new Fix("Does the portal listen where Prometheus asks? In the portal's settings:", "ASPNETCORE_URLS=http://127.0.0.1:3357;http://172.30.255.1:3357"))
            : waiting.Length > 0 ? Finding.Warning($"{jobs}; not scraped yet: {Names.Of(waiting)}", Expected, new Fix("Prometheus has just started. Look again after one scrape interval:", "portal doctor"))
            : Finding.Pass($"{jobs}, all up", Expected);
    }

    private static string[] JobsOf(IEnumerable<(string Job, string Health)> targets) => [.. targets.Select(target => target.Job).Distinct()];

    // Of a target that it has not scraped since its start Prometheus says unknown.
    private static (string Job, string Health) Read(JsonElement target) =>
        (target.TryGetProperty("labels", out JsonElement labels) && labels.TryGetProperty("job", out JsonElement job) ? job.GetString() ?? string.Empty : string.Empty,
            target.TryGetProperty("health", out JsonElement health) ? health.GetString() ?? string.Empty : string.Empty);
}
