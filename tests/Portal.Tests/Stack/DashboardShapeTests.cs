using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Components.Grafana;

namespace Portal.Tests.Stack;

/// <summary>What Grafana's file provider and its frames of single panels ask of a dashboard.</summary>
public sealed partial class DashboardShapeTests
{
    public static TheoryData<string> Files => [.. DashboardFile.All.Select(file => file.Name)];

    [Fact]
    public void There_are_seven_dashboards_with_uids_of_their_own() =>
        Assert.Equal(7, DashboardFile.All.Select(file => file.Uid).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Files))]
    public void A_dashboard_is_of_the_classic_shape_that_nobody_edits_in_the_browser(string name)
    {
        DashboardFile file = Named(name);
        Assert.Matches(AllowedUid(), file.Uid);
        Assert.True(file.Json.ContainsKey("id") && file.Json["id"] is null, "An id belongs to Grafana's database.");
        Assert.Equal(39, file.Json["schemaVersion"]!.GetValue<int>());
        Assert.False(file.Json.ContainsKey("apiVersion") || file.Json.ContainsKey("kind"), "The file provider refuses the second shape.");
        Assert.False(file.Json["editable"]!.GetValue<bool>());
        Assert.Equal("30s", DashboardFile.Text(file.Json, "refresh"));
        Assert.Equal(1, file.Json["graphTooltip"]!.GetValue<int>());
        Assert.Empty(file.Json["annotations"]!["list"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_dashboard_has_no_rows_no_repeats_no_panels_of_a_library_and_nothing_to_fetch(string name)
    {
        DashboardFile file = Named(name);
        Assert.All(file.Panels, panel => Assert.Equal("timeseries", DashboardFile.Text(panel.Json, "type")));
        Assert.DoesNotContain(file.PropertyNames(), property => property is "repeat" or "repeatDirection" or "libraryPanel" or "rows" or "collapsed");
        Assert.All(file.Variables, variable => Assert.Equal("textbox", DashboardFile.Text(variable, "type")));
        Assert.DoesNotContain("http", file.Json.ToJsonString().Replace("aspnetcore", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_panel_says_what_it_draws_in_which_unit_from_which_source(string name)
    {
        DashboardFile file = Named(name);
        Assert.Equal(file.Panels.Count, file.Panels.Select(panel => panel.Id).Distinct().Count());
        Assert.All(file.Panels, panel =>
        {
            Assert.Equal(GrafanaSource.Uid, DashboardFile.Text(panel.Json["datasource"]!, "uid"));
            Assert.All(DashboardFile.Objects(panel.Json["targets"]!), target => Assert.Equal(GrafanaSource.Uid, DashboardFile.Text(target["datasource"]!, "uid")));
            Assert.Equal("5s", DashboardFile.Text(panel.Json, "interval"));
            Assert.NotEmpty(panel.Title);
            Assert.NotEmpty(DashboardFile.Text(panel.Defaults, "unit"));
            Assert.NotEmpty(panel.Targets);
            Assert.All(panel.Targets, target => Assert.NotEmpty(target.Legend));
            Assert.Equal(panel.Targets.Count, panel.Targets.Select(target => target.Legend).Distinct(StringComparer.Ordinal).Count());
        });
    }

    // Our own charts draw the same panel: they have one axis, and know no unit but the panel's.
    [Theory]
    [MemberData(nameof(Files))]
    public void A_panel_has_one_unit_and_overrides_for_its_own_targets(string name) =>
        Assert.All(Named(name).Panels, panel =>
        {
            GrafanaUnit.Parse(DashboardFile.Text(panel.Defaults, "unit"));
            string[] references = [.. DashboardFile.Objects(panel.Json["targets"]!).Select(target => DashboardFile.Text(target, "refId"))];
            Assert.Equal(references.Length, references.Distinct(StringComparer.Ordinal).Count());
            Assert.All(panel.Overrides, change =>
            {
                Assert.DoesNotContain(DashboardFile.Objects(change["properties"]!), property => DashboardFile.Text(property, "id") is "unit" or "custom.axisPlacement");
                if (DashboardFile.Text(change["matcher"]!, "id") == "byFrameRefID")
                {
                    Assert.Contains(DashboardFile.Text(change["matcher"]!, "options"), references);
                }
            });
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Amounts_begin_at_zero_and_shares_end_at_the_whole(string name) =>
        Assert.All(Named(name).Panels, panel =>
        {
            string unit = DashboardFile.Text(panel.Defaults, "unit");
            Assert.Equal(unit == "celsius" ? null : 0, panel.Defaults["min"]?.GetValue<int>());
            if (unit == "percentunit")
            {
                // Time throttled adds up over CPUs, and pressure is told at a few percent: theirs may go on.
                Assert.True(panel.Defaults["max"]?.GetValue<int>() == 1 || panel.Defaults["custom"]!["axisSoftMax"] is not null, panel.ToString());
            }
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Panels_lie_side_by_side_and_fill_the_width(string name)
    {
        HashSet<(int, int)> taken = [];
        int cells = 0;
        foreach (JsonNode place in Named(name).Panels.Select(panel => panel.Json["gridPos"]!))
        {
            (int x, int y, int width, int height) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            Assert.InRange(x + width, 1, 24);
            cells += width * height;
            taken.UnionWith(Enumerable.Range(x, width).SelectMany(column => Enumerable.Range(y, height).Select(row => (column, row))));
        }

        Assert.Equal(cells, taken.Count);
        Assert.Equal(24 * (taken.Max(cell => cell.Item2) + 1), cells);
    }

    private static DashboardFile Named(string name) => DashboardFile.All.Single(file => file.Name == name);

    private static int Number(JsonNode parent, string name) => parent[name]!.GetValue<int>();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.None, 5000)]
    private static partial Regex AllowedUid();
}
