using Portal.Components.Pages.DeploymentList;
using Portal.Components.Tables;
using static Portal.Tests.Components.Pages.DeploymentList.DeploymentSamples;

namespace Portal.Tests.Components.Pages.DeploymentList;

public sealed class DeploymentsViewTests
{
    private static readonly TableQuery All = new();

    [Fact]
    public void Those_with_problems_come_first_then_by_name()
    {
        DeploymentsView view = View(All);
        Assert.Equal(["broken", "campus", "alpha"], view.Deployments.Select(entry => entry.Name));
        Assert.Equal([1, 1, 0], view.Deployments.Select(entry => entry.Problems.Count));
    }

    [Fact]
    public void Another_order_can_be_asked_for() =>
        Assert.Equal(["alpha", "broken", "campus"], View(All with { Sort = new SortOrder("name", false) }).Deployments.Select(entry => entry.Name));

    [Fact]
    public void A_template_is_in_no_count_and_who_is_gone_in_no_sum()
    {
        DeploymentEntry campus = View(All).Deployments[1];
        Assert.Equal("2 / 3", campus.Guests.Text);
        Assert.Equal(0.75, campus.Use.CpuCores!.Value, 6);
        Assert.Equal(2 * (512L << 20), campus.Use.MemoryUsedBytes);
        Assert.Equal(["a"], campus.Hosts);
        Assert.Equal(["docker"], campus.Kinds);
    }

    [Fact]
    public void What_no_guest_tells_is_absent()
    {
        DeploymentEntry alpha = View(All).Deployments[2];
        Assert.Null(alpha.Use.CpuCores);
        Assert.Null(alpha.Use.MemoryUsedBytes);
        Assert.Equal("0 / 0", alpha.Guests.Text);
    }

    [Theory]
    [InlineData("state:failed", "broken")]
    [InlineData("problems>0 campus", "campus")]
    [InlineData("host:a", "campus")]
    [InlineData("down", "alpha")]
    public void The_filter_knows_states_hosts_and_figures(string text, string name) =>
        Assert.Equal(name, Assert.Single(View(All with { Text = text }).Deployments).Name);

    [Fact]
    public void States_are_counted_and_narrow()
    {
        DeploymentsView view = View(All with { Facets = All.Facets.SetItem("state", "failed") });
        Assert.Equal([("down", 1), ("failed", 1), ("up", 1)], Assert.Single(view.Facets).Values.Select(value => (value.Value, value.Rows)));
        Assert.Equal("broken", Assert.Single(view.Deployments).Name);
    }

    [Fact]
    public void What_is_exported_has_raw_units_and_nothing_for_what_is_not_known()
    {
        string[][] rows = [.. Tables.CsvReading.Rows(CsvText.Of(DeploymentColumns.Export, View(All).Deployments))];
        string[] Column(string name) => [.. rows.Skip(1).Select(row => row[Array.IndexOf(rows[0], name)])];
        Assert.Equal(["broken", "campus", "alpha"], Column("name"));
        Assert.Equal(["exec", "", ""], Column("failed_command"));
        Assert.Equal(["", "1073741824", ""], Column("memory_used_bytes"));
        Assert.Equal(["2026-01-02T01:34:05Z", "2026-01-02T01:34:05Z", ""], Column("state_file_modified"));
        Assert.Equal(["State file is not JSON (line 41, byte 3)", "", ""], Column("outage"));
    }

    private static DeploymentsView View(TableQuery query) => DeploymentsView.From(ThreeFrame(), Found, query);
}
