using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Components.Grafana;
using Portal.Tests.Support;

namespace Portal.Tests.Stack;

/// <summary>Every address of Grafana that the portal can emit, held against the files that Grafana and Nginx are given.</summary>
public sealed partial class EmittedAddressTests
{
    private const string Root = "grafana";

    private static readonly PanelLook Look = new(PanelRange.Default, IsDark: true, TimeZoneInfo.Utc);

    private static Regex PagesOfGrafana { get; } = new(PageRoute().Match(File.ReadAllText(Repository.PathOf("nginx", "portal.conf.template"))).Groups["pattern"].Value.Replace("${PATH_BASE}", "", StringComparison.Ordinal),
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [Fact]
    public void Each_names_a_dashboard_a_panel_and_the_variables_that_are_there_and_is_let_through()
    {
        foreach (GrafanaPanel panel in GrafanaPanels.All)
        {
            PanelVariable[] variables = [.. panel.Variables.Select(name => new PanelVariable(name, "web-1.x_y"))];
            string solo = GrafanaPanelUrl.Solo(Root, panel, variables, Look)!;
            DashboardFile file = FileOf(solo, "d-solo", panel);
            Assert.Contains(file.Panels, found => found.Id.ToString() == QueryHelpers.ParseQuery(solo.Split('?')[1])["panelId"]);
            FileOf(GrafanaPanelUrl.Dashboard(Root, panel, variables, Look)!, "d", panel);
            FileOf(GrafanaPanelUrl.Kiosk(Root, new GrafanaDashboard(panel.DashboardUid, panel.Slug, panel.Variables), variables, Look)!, "d", panel);
        }
    }

    [Fact]
    public void The_template_lets_nothing_else_through_as_a_page() =>
        Assert.All((string[])["/grafana/", "/grafana/login", "/grafana/d-solo/", "/grafana/d/a/b/c", "/grafana/explore", "/grafana/d-solo/" + new string('a', 41)], path => Assert.DoesNotMatch(PagesOfGrafana, "GET:" + path));

    private static DashboardFile FileOf(string address, string kind, GrafanaPanel panel)
    {
        string[] parts = address.Split('?');
        Assert.Matches(PagesOfGrafana, $"GET:/{parts[0]}");
        string[] path = parts[0].Split('/');
        Assert.Equal([Root, kind], path[..2]);
        DashboardFile file = Assert.Single(DashboardFile.All, file => file.Uid == path[2]);
        Assert.Equal(
            file.Variables.Select(variable => "var-" + DashboardFile.Text(variable, "name")).Order(StringComparer.Ordinal),
            QueryHelpers.ParseQuery(parts[1]).Keys.Where(key => key.StartsWith("var-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(panel.DashboardUid, file.Uid);
        return file;
    }

    [GeneratedRegex("""
        ^\s*"~(?<pattern>[^"]*)"\s+page;
        """, RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PageRoute();
}
