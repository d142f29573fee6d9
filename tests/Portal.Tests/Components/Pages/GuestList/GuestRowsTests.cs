using Portal.Cluster;
using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Pages.GuestList;

public sealed class GuestRowsTests
{
    private static readonly JoinedGuest[] Sensors =
        [Busy("sensor-1", 10, "sensor"), Busy("sensor-2", 11, "sensor"), Busy("sensor-3", 12, "sensor"), Busy("sensor-4", 13, "sensor"), Busy("sensor-5", 90, "sensor"), Template("sensor", 5)];

    [Fact]
    public void Folded_clones_are_one_row_with_count_and_range()
    {
        GuestRows rows = Rows(new TableQuery(), Sensors);
        GuestRow row = Assert.Single(rows.List.Rows);
        Assert.Equal(("sensor", "campus/sensor", false), (row.Name, row.Group, row.IsOpen));
        Assert.Equal("×5 · 5 running · 1\u00A0outlier", rows.Cell(row.Key, "clones").Text);
        Assert.Equal("med 12\u00A0%\n10 – 90\u00A0%", rows.Cell(row.Key, "cpu").Text);
        Assert.Equal((90, 10), (rows.Cell(row.Key, "cpu").Level!.Value, rows.Cell(row.Key, "cpu").From));
    }

    [Theory]
    [InlineData("campus/sensor")]
    [InlineData("sensor")]
    public void Unfolded_clones_stand_below_and_their_template_last(string open)
    {
        GuestRows rows = Rows(new TableQuery { Open = [open], Sort = new SortOrder("name", false) }, Sensors);
        Assert.Equal(["sensor", "sensor-1", "sensor-2", "sensor-3", "sensor-4", "sensor-5", "sensor"], rows.List.Rows.Select(row => row.Name));
        Assert.Contains("▲ 7.50 × median", rows.Cell(rows.List.Rows[5].Key, "cpu").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("▲", rows.Cell(rows.List.Rows[4].Key, "cpu").Text, StringComparison.Ordinal);
        Assert.Equal("Template", rows.List.Rows[6].Status!.Word);
    }

    [Fact]
    public void A_group_with_a_problem_is_unfolded_until_somebody_folds_it()
    {
        JoinedGuest[] guests = [.. Sensors, Gone("sensor-6", "sensor")];
        GuestRows rows = Rows(new TableQuery(), guests);
        Assert.Equal(8, rows.List.Rows.Length);
        Assert.Equal("×6 · 5 running, 1 missing · 1\u00A0outlier", rows.Cell(rows.List.Rows[0].Key, "clones").Text);
        Assert.Single(Rows(new TableQuery { Open = ["!campus/sensor"] }, guests).List.Rows);
    }

    [Fact]
    public void Another_figure_is_not_another_shape_but_another_state_is()
    {
        GuestRow calm = Assert.Single(Rows(new TableQuery(), Busy("web", 1)).List.Rows);
        Assert.True(Assert.Single(Rows(new TableQuery(), Busy("web", 2)).List.Rows).HasShapeOf(calm));
        Assert.False(Assert.Single(Rows(new TableQuery(), Gone("web")).List.Rows).HasShapeOf(calm));
    }

    private static GuestRows Rows(TableQuery query, params JoinedGuest[] guests) => new(View(query, guests));
}
