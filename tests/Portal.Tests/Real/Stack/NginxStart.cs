namespace Portal.Tests.Real.Stack;

/// <summary>What stands behind an <see cref="NginxServer"/>: the variables of its template.</summary>
internal sealed record NginxStart
{
    /// <summary>A name that the resolver does not know, as a service that is not there.</summary>
    public const string Nobody = "nobody.invalid:3000";

    public required string Portal { get; init; }

    public string Grafana { get; init; } = Nobody;

    public string Prometheus { get; init; } = Nobody;

    public bool ShowsPrometheus { get; init; }

    public string PathBase { get; init; } = "";

    /// <summary>Certificate and key in PEM; null is plain HTTP.</summary>
    public (string Certificate, string Key)? Tls { get; init; }
}
