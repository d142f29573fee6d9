using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Portal.Components.Grafana;

/// <summary>The only code that knows Grafana's addresses. They are relative to the page's base, so that a path base stays before them.</summary>
internal static class GrafanaPanelUrl
{
    // The stack has no other.
    private const int Organisation = 1;

    /// <summary>One panel alone, for a frame; null if a value may not be sent, and then the chart is drawn here.</summary>
    /// <param name="root">Grafana's path, such as <c>grafana</c>.</param>
    public static string? Solo(string root, GrafanaPanel panel, IReadOnlyList<PanelVariable> variables, PanelLook look)
    {
        StringBuilder url = Begin(root, "d-solo", panel.DashboardUid, panel.Slug);
        Add(url, "panelId", panel.PanelId.ToString(CultureInfo.InvariantCulture));
        AddLook(url, look);
        Add(url, "hideLogo", "true");
        return WithVariables(url, panel.Variables, variables);
    }

    /// <summary>The whole dashboard without Grafana's own controls; null if a value may not be sent.</summary>
    public static string? Kiosk(string root, GrafanaDashboard dashboard, IReadOnlyList<PanelVariable> variables, PanelLook look) =>
        Whole(root, dashboard.Uid, dashboard.Slug, dashboard.Variables, variables, look) is { } url
            ? url + "&kiosk&_dash.hideTimePicker=true&_dash.hideVariables=true&_dash.hideLinks=true"
            : null;

    /// <summary>The panel's dashboard as Grafana shows it, for a tab of its own; null if a value may not be sent.</summary>
    public static string? Dashboard(string root, GrafanaPanel panel, IReadOnlyList<PanelVariable> variables, PanelLook look) =>
        Whole(root, panel.DashboardUid, panel.Slug, panel.Variables, variables, look);

    private static string? Whole(string root, string uid, string slug, ImmutableArray<string> declared, IReadOnlyList<PanelVariable> variables, PanelLook look)
    {
        StringBuilder url = Begin(root, "d", uid, slug);
        AddLook(url, look);
        return WithVariables(url, declared, variables);
    }

    private static StringBuilder Begin(string root, string kind, string uid, string slug) =>
        new StringBuilder(root).Append('/').Append(kind).Append('/').Append(Uri.EscapeDataString(uid)).Append('/').Append(Uri.EscapeDataString(slug))
            .Append(CultureInfo.InvariantCulture, $"?orgId={Organisation}");

    private static void AddLook(StringBuilder url, PanelLook look)
    {
        if ((look.Range.To ?? look.FrozenAt) is { } end)
        {
            Add(url, "from", (end - look.Range.Span).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            Add(url, "to", end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            Add(url, "from", "now-" + look.Range.Name);
            Add(url, "to", "now");
            Add(url, "refresh", look.Range.Refresh);
        }

        Add(url, "timezone", look.Zone.Equals(TimeZoneInfo.Utc) || !look.Zone.HasIanaId ? "utc" : look.Zone.Id);
        Add(url, "theme", look.IsDark ? "dark" : "light");
    }

    // Exactly those that the dashboard declares: one more would be ignored, one less would be another guest's chart.
    private static string? WithVariables(StringBuilder url, ImmutableArray<string> declared, IReadOnlyList<PanelVariable> variables)
    {
        foreach (string name in declared)
        {
            if (variables.FirstOrDefault(variable => variable.Name == name) is not { Value: { } value, IsHarmless: true })
            {
                return null;
            }

            Add(url, "var-" + name, value);
        }

        return url.ToString();
    }

    // Each value by itself, so that none can begin another parameter.
    private static void Add(StringBuilder url, string name, string value) =>
        url.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
}
