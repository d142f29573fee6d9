using System.Collections.Immutable;

namespace Portal.Components.Grafana;

/// <summary>A dashboard of <c>grafana/dashboards</c>: what its panels have in common.</summary>
internal sealed record GrafanaDashboard(string Uid, string Slug, ImmutableArray<string> Variables)
{
    public GrafanaPanel Panel(int id, string title) => new(Uid, Slug, id, title, Variables);
}
