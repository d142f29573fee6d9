using System.Text.RegularExpressions;
using Portal.Components.Grafana;

namespace Portal.Tests.Stack;

/// <summary>The table of panels and the files that Grafana is given agree.</summary>
public sealed partial class DashboardContractTests
{
    [Fact]
    public void Every_panel_of_the_table_is_in_its_dashboard_under_its_title()
    {
        Assert.Equal(GrafanaPanels.All.Length, GrafanaPanels.All.DistinctBy(panel => (panel.DashboardUid, panel.PanelId)).Count());
        Assert.All(GrafanaPanels.All, panel =>
        {
            DashboardFile file = DashboardFile.All.Single(file => file.Uid == panel.DashboardUid);
            Assert.Equal(panel.Title, file.Panels.Single(found => found.Id == panel.PanelId).Title);
            Assert.Equal(panel.Variables, file.Variables.Select(variable => DashboardFile.Text(variable, "name")));
            Assert.Equal(panel.Slug, NoLetter().Replace(file.Title.ToLowerInvariant(), "-"));
        });
    }

    [Fact]
    public void Every_panel_of_every_dashboard_is_in_the_table() =>
        Assert.Empty(DashboardFile.All.SelectMany(file => file.Panels)
            .Where(panel => !GrafanaPanels.All.Any(row => row.DashboardUid == panel.Dashboard.Uid && row.PanelId == panel.Id))
            .Select(panel => panel.ToString()));

    [Fact]
    public void Each_dashboard_uses_the_variables_that_it_declares_and_no_other() =>
        Assert.All(DashboardFile.All, file =>
        {
            IEnumerable<string> used = file.Panels.SelectMany(panel => panel.Targets).SelectMany(target => Variable().Matches(target.Expression)).Select(match => match.Groups[1].Value);
            Assert.Equal(
                file.Variables.Select(variable => DashboardFile.Text(variable, "name")).Order(StringComparer.Ordinal),
                used.Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            Assert.All(used.Where(name => name.StartsWith("__", StringComparison.Ordinal)), name => Assert.Equal("__rate_interval", name));
        });

    [Fact]
    public void A_guests_host_is_any_host_unless_it_is_said() =>
        Assert.Equal(".+", DashboardFile.Text(DashboardFile.All.Single(file => file.Uid == "testbed-guest").Variables.Single(variable => DashboardFile.Text(variable, "name") == "host"), "query"));

    [Fact]
    public void The_program_carries_the_same_queries() =>
        Assert.All(DashboardFile.All.SelectMany(file => file.Panels), panel =>
        {
            PanelQuery query = PanelQueries.Of(GrafanaPanels.All.Single(row => row.DashboardUid == panel.Dashboard.Uid && row.PanelId == panel.Id));
            Assert.Equal(panel.Title, query.Title);
            Assert.Equal(panel.Targets, query.Targets.Select(target => (target.Expression, target.Legend)));
            Assert.NotEqual(query.Targets.Length, query.Targets.Count(target => target.IsLimit));
        });

    [Fact]
    public void A_limit_is_told_from_what_is_used()
    {
        PanelQuery memory = PanelQueries.Of(GrafanaPanels.Host.Memory);
        PanelTarget installed = Assert.Single(memory.Targets, target => target.IsLimit);
        Assert.Equal("installed", installed.Legend);
        Assert.True(PanelQueries.Of(GrafanaPanels.Host.Cpu) is { Stacked: true, Max: 1 });
    }

    [Fact]
    public void A_kind_of_guest_that_is_not_known_here_has_every_panel()
    {
        Assert.Equal(GrafanaPanels.Guest.All, GrafanaPanels.Guest.Of("unikernel"));
        Assert.DoesNotContain(GrafanaPanels.Guest.Vcpus, GrafanaPanels.Guest.Of("docker"));
        Assert.DoesNotContain(GrafanaPanels.Guest.Throttling, GrafanaPanels.Guest.Of("android"));
    }

    [GeneratedRegex(@"\$(\w+)", RegexOptions.None, 5000)]
    private static partial Regex Variable();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 5000)]
    private static partial Regex NoLetter();
}
