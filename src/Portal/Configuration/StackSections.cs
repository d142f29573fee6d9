namespace Portal.Configuration;

/// <summary>Section <c>Portal:Grafana</c>: panels of a Grafana behind the portal's own proxy.</summary>
public sealed class GrafanaSection
{
    /// <summary>Where the browser finds Grafana: a path below the portal's own address. Default <c>/grafana/</c>.</summary>
    public string Url { get; set; } = "/grafana/";

    /// <summary>Where the portal itself finds Grafana, such as <c>http://127.0.0.1:8080/grafana/</c>. Default: none, and then no page holds a panel.</summary>
    public string? ProbeUrl { get; set; }
}

/// <summary>Section <c>Portal:Prometheus</c>: where the portal reads history beyond its own memory.</summary>
public sealed class PrometheusSection
{
    /// <summary>Such as <c>http://127.0.0.1:9090</c>. Default: none.</summary>
    public string? Url { get; set; }
}
