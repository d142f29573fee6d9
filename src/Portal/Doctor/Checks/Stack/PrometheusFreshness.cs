using System.Globalization;
using System.Text.Json;
using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>How old the newest sample of a host is in Prometheus.</summary>
internal sealed class PrometheusFreshness(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Query = "time() - max(timestamp(testbed_host_up))";
    private const string Expected = "at most 15 s old";
    private const double MostSeconds = 15;

    private static readonly Fix SeeTargets = new("See what it scrapes and what fails, at its own page of targets, or on this host:", "curl -s http://127.0.0.1:3357/metrics/self");

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Newest sample", "Prometheus", stack.PrometheusRoot, async (root, cancellation) =>
        Look(await ask.GetAsync(new Uri(root, $"api/v1/query?query={Uri.EscapeDataString(Query)}"), cancellation)));

    internal static Finding Look(StackReply reply) => !reply.IsGood ? Finding.Fail(reply.Why, Expected, SeeTargets)
        : Seconds(reply) is not { } age ? Finding.Fail("it has no sample of a host", Expected, SeeTargets)
        : Finding.Of(age <= MostSeconds, $"{Spans.Text(TimeSpan.FromSeconds(Math.Max(0, age)))} old", Expected, SeeTargets);

    // {"data":{"result":[{"value":[1700000000.1,"2.5"]}]}}
    private static double? Seconds(StackReply reply) =>
        reply.At("data", "result") is { ValueKind: JsonValueKind.Array } result && result.GetArrayLength() > 0
        && result[0].TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
        && double.TryParse(value[1].GetString(), CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds) ? seconds : null;
}
