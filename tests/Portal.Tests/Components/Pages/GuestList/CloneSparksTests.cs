using Portal.Components.Charts;
using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Pages.GuestList;

public sealed class CloneSparksTests
{
    [Fact]
    public void A_groups_line_is_the_sum_of_its_clones_and_says_so()
    {
        GuestsView view = View(new TableQuery(), Busy("sensor-0", 10, "sensor"), Busy("sensor-1", 30, "sensor"), Gone("sensor-2", "sensor"), Template("sensor", 3));
        string row = view.Rows.List.Rows.Single(row => row.IsGroup).Key;
        SparkSource cpu = view.Rows.Spark(row, "cpu")!;
        Assert.Equal("CPU of 3\u00A0clones of sensor, their sum", cpu.Title);
        Assert.Equal(("cpu/total", 2.0, 3), (cpu.Series, cpu.Whole, cpu.Subjects.Length));
        Assert.Equal(2.0 * (1 << 30), view.Rows.Spark(row, "memory")!.Whole);
        Assert.Null(view.Rows.Spark(row, "disk"));
    }

    [Fact]
    public void Of_very_many_none_is_drawn() =>
        Assert.Null(CloneSparks.Of(Assert.Single(View(new TableQuery(), [.. Enumerable.Range(0, 257).Select(i => Busy($"sensor-{i}", 1, "sensor"))]).Units), "cpu"));
}
