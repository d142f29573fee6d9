using System.Collections.Immutable;

namespace Portal.Components.Grafana;

/// <summary>One panel of a dashboard, as a URL addresses it.</summary>
/// <param name="DashboardUid">Fixed in the dashboard's file.</param>
/// <param name="Slug">The dashboard's title as Grafana writes it in URLs.</param>
/// <param name="PanelId">Fixed in the dashboard's file; never reused or renumbered.</param>
/// <param name="Title">As the dashboard has it.</param>
/// <param name="Variables">Those that the dashboard declares, in its order; each wants a value.</param>
internal sealed record GrafanaPanel(string DashboardUid, string Slug, int PanelId, string Title, ImmutableArray<string> Variables);
