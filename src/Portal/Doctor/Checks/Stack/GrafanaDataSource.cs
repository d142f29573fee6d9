using Portal.Stack;

namespace Portal.Doctor.Checks.Stack;

/// <summary>Grafana can ask its Prometheus, through the data source that all dashboards name.</summary>
internal sealed class GrafanaDataSource(StackOptions stack, StackQuestions ask) : ICheckSource
{
    private const string Expected = "the data source of the dashboards answers a query";

    // The uid that Grafana derives from the name Prometheus, which TestbedOS' dashboards hold too.
    private const string Query = """
        {"from":"now-5m","to":"now","queries":[{"refId":"A","datasource":{"type":"prometheus","uid":"PBFA97CFB590B2093"},"expr":"vector(1)","instant":true,"intervalMs":5000,"maxDataPoints":1}]}
        """;

    public IEnumerable<IDoctorCheck> ChecksOf(DoctorSight sight) => StackCheck.Of("Data source", "Grafana", GrafanaRoot.Of(stack), async (root, cancellation) =>
        Look(await ask.PostJsonAsync(new Uri(root, "api/ds/query"), Query, cancellation)));

    internal static Finding Look(StackReply reply) => reply switch
    {
        { Status: 401 } => GrafanaRoot.Closed,
        { IsGood: true } when reply.Text("results", "A", "error") is null => Finding.Pass("it answers", Expected),
        { Failure: { } failure } => Finding.Fail(failure, Expected, GrafanaRoot.Start),
        _ => Finding.Fail(reply.IsGood ? "the query fails" : reply.Why, Expected, new Fix("It is provisioned from grafana/provisioning; start it anew:", "docker compose restart grafana prometheus")),
    };
}
