namespace Portal.Components.Grafana;

/// <summary>The data source that all dashboards ask.</summary>
internal static class GrafanaSource
{
    /// <summary>What Grafana derives from the name <c>Prometheus</c>, and what TestbedOS' dashboards hold: its own files work here unchanged.</summary>
    public const string Uid = "PBFA97CFB590B2093";
}
