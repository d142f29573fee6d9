using Portal.Tests.Real;
using Portal.Tests.Real.Stack;

namespace Portal.EndToEnd.Support;

/// <summary>What stands behind an <see cref="Origin"/>.</summary>
internal sealed record OriginStart
{
    public PortalStart Portal { get; init; } = new();

    /// <summary>Host and port of what answers as Grafana.</summary>
    public string Grafana { get; init; } = NginxStart.Nobody;

    /// <summary>A real Prometheus with the shipped jobs scrapes the program, which reads its histories there.</summary>
    public bool HasPrometheus { get; init; } = true;
}
