using System.Text.Json;
using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Grafana has every dashboard that the portal's pages name.</summary>
internal sealed class GrafanaDashboards(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Resources = "dashboards/";

    // The program carries the dashboards' files, for the charts that it draws itself.
    private static readonly Lazy<string[]> Uids = new(() => [.. typeof(Routes).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
        .Select(UidOf)
        .Order(StringComparer.Ordinal)]);

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Dashboards", "Grafana", GrafanaRoot.Of(stack), async (root, cancellation) =>
    {
        (string Uid, StackReply Reply)[] asked = await Task.WhenAll(Uids.Value.Select(async uid => (uid, await ask.GetAsync(new Uri(root, $"api/dashboards/uid/{uid}"), cancellation))));
        return Look(asked);
    });

    internal static Finding Look((string Uid, StackReply Reply)[] asked)
    {
        string expected = $"all {asked.Length} dashboards";
        string[] missing = [.. asked.Where(each => !each.Reply.IsGood).Select(each => each.Uid)];
        return asked.Any(each => each.Reply.Status == 401) ? GrafanaRoot.Closed
            : missing.Length == asked.Length && asked.Length > 0 && asked[0].Reply.Failure is { } why ? Finding.Fail(why, expected, GrafanaRoot.Start)
            : Finding.Of(missing.Length == 0, missing.Length == 0 ? $"all {asked.Length}" : $"missing: {Names.Of(missing)}", expected, new Fix("They are provisioned from grafana/dashboards; start it anew:", "docker compose restart grafana"));
    }

    private static string UidOf(string resource)
    {
        using Stream file = typeof(Routes).Assembly.GetManifestResourceStream(resource)!;
        using var dashboard = JsonDocument.Parse(file);
        return dashboard.RootElement.GetProperty("uid").GetString()!;
    }
}
