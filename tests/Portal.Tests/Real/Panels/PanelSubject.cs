using Portal.Components.Grafana;

namespace Portal.Tests.Real.Panels;

/// <summary>Something that a panel is asked about: the values of its variables.</summary>
/// <param name="Kind">Of the guest, or <c>host</c>, <c>deployment</c>, <c>all</c>.</param>
internal sealed record PanelSubject(string Kind, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Who is asked about on each dashboard.</summary>
    public static string[] KindsOf(GrafanaPanel panel) => panel.DashboardUid switch
    {
        _ when panel.DashboardUid == GrafanaPanels.Host.Dashboard.Uid || panel.DashboardUid == GrafanaPanels.TestbedHosts.Dashboard.Uid => ["host"],
        _ when panel.DashboardUid == GrafanaPanels.Guest.Dashboard.Uid || panel.DashboardUid == GrafanaPanels.TestbedGuests.Dashboard.Uid => ["docker", "libvirt", "android"],
        _ when panel.DashboardUid == GrafanaPanels.Deployment.Dashboard.Uid => ["deployment"],
        _ => ["all"],
    };

    /// <summary>An assigned guest: it is followed across hosts.</summary>
    public static PanelSubject Guest(string kind, string project, string guest, string host = ".+") => new(kind, new Dictionary<string, string>
    {
        ["project"] = project,
        ["guest"] = guest,
        ["host"] = host,
        ["proj_n"] = project,
        ["guest_n"] = guest,
    });

    public static PanelSubject Host(string name) => new("host", new Dictionary<string, string> { ["host"] = name, ["host_n"] = name });

    public static PanelSubject Deployment(string project) => new("deployment", new Dictionary<string, string> { ["project"] = project });

    public static PanelSubject All { get; } = new("all", new Dictionary<string, string>());

    /// <summary>The query as Grafana sends it for scrapes every 5 s.</summary>
    /// <exception cref="InvalidOperationException">A variable is left over.</exception>
    public string Ask(string expression)
    {
        // The longer name first: $host is the beginning of $host_n.
        foreach ((string name, string value) in Values.OrderByDescending(pair => pair.Key.Length))
        {
            expression = expression.Replace("$" + name, value, StringComparison.Ordinal);
        }

        expression = expression.Replace("$__rate_interval", "20s", StringComparison.Ordinal).Replace("$__interval", "5s", StringComparison.Ordinal).Replace("$__range", "30m", StringComparison.Ordinal);
        return expression.Contains('$', StringComparison.Ordinal) ? throw new InvalidOperationException($"No value for a variable in {expression}") : expression;
    }
}
