using Portal.Components.Layout.Tree;
using Portal.Live;
using Portal.Problems;
using Portal.Tests.Components.Pages.GuestList;

namespace Portal.Tests.Components.Layout.Tree;

public sealed class ShownTreeTests
{
    private static readonly LiveFrame Quiet = Busy(10, 40);

    [Fact]
    public void A_first_picture_has_all_rows_in_order_and_all_figures()
    {
        ShownTree shown = new();
        TreeRows rows = Rows(Quiet, "d/campus");
        TreeMessage drawn = shown.Take(rows)!;
        Assert.Equal(["campus", "db", "web"], drawn.Rows.Select(row => row.Name));
        Assert.Equal(drawn.Rows.Select(row => row.Id), drawn.Order);
        Assert.Null(shown.Take(rows));
        Assert.Equal([[drawn.Rows[1].Cell, "CPU 10\u00A0%", 10], [drawn.Rows[2].Cell, "CPU 40\u00A0%", 40]], shown.TakeFigures(Quiet));
        Assert.Empty(shown.TakeFigures(Quiet));
    }

    [Fact]
    public void Only_figures_that_changed_are_sent()
    {
        ShownTree shown = new();
        TreeRows rows = Rows(Quiet, "d/campus");
        shown.Take(rows);
        shown.TakeFigures(Quiet);
        Assert.Equal([[rows.Rows[2].CellId, "CPU 50\u00A0%", 50]], shown.TakeFigures(Busy(10, 50)));
    }

    [Fact]
    public void Unfolding_sends_the_branch_and_its_guests_and_the_new_order()
    {
        ShownTree shown = new();
        shown.Take(Rows(Quiet));
        TreeRows open = Rows(Quiet, "d/campus");
        TreeMessage drawn = shown.Take(open)!;
        Assert.Equal([("campus", true), ("db", null), ("web", null)], drawn.Rows.Select(row => (row.Name, row.IsOpen)));
        Assert.Equal(open.Rows.Select(row => row.Id), drawn.Order);
        Assert.Equal(2, shown.TakeFigures(Quiet).Count);

        TreeMessage folded = shown.Take(Rows(Quiet))!;
        Assert.Equal([("campus", false)], folded.Rows.Select(row => (row.Name, row.IsOpen)));
        Assert.Equal([open.Rows[0].Id], folded.Order);
    }

    [Fact]
    public void A_row_that_looks_otherwise_is_sent_alone_and_keeps_its_figure()
    {
        ShownTree shown = new();
        shown.Take(Rows(Quiet, "d/campus"));
        shown.TakeFigures(Quiet);
        TreeRows elsewhere = new(Quiet, TreeBranches.Of(Quiet, ProblemList.Empty, byHost: false), new HashSet<string> { "d/campus" }, "deployments/campus/guests/web");
        TreeMessage drawn = shown.Take(elsewhere)!;
        Assert.Null(drawn.Order);
        Assert.True(Assert.Single(drawn.Rows).IsCurrent);
        Assert.Empty(shown.TakeFigures(Quiet));
    }

    [Fact]
    public void Equal_rows_made_anew_send_nothing()
    {
        ShownTree shown = new();
        shown.Take(Rows(Quiet, "d/campus"));
        Assert.Null(shown.Take(Rows(Busy(20, 60), "d/campus")));
    }

    [Fact]
    public void After_the_tree_left_the_browser_all_of_it_is_sent_again()
    {
        ShownTree shown = new();
        TreeRows rows = Rows(Quiet, "d/campus");
        shown.Take(rows);
        shown.TakeFigures(Quiet);
        shown.Clear();
        Assert.Empty(shown.TakeFigures(Quiet));
        Assert.Equal(3, shown.Take(rows)!.Rows.Count);
        Assert.Equal(2, shown.TakeFigures(Quiet).Count);
    }

    [Fact]
    public void Ids_are_those_of_every_tab_and_of_no_other_row()
    {
        string[] ids = [.. Rows(Quiet, "d/campus").Rows.Select(row => row.Id)];
        Assert.Equal(ids, Rows(Busy(1, 2), "d/campus").Rows.Select(row => row.Id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^t[0-9a-f]{12}$", id));
    }

    private static TreeRows Rows(LiveFrame frame, params string[] open) => new(frame, TreeBranches.Of(frame, ProblemList.Empty, byHost: false), open.ToHashSet(), "");

    private static LiveFrame Busy(double db, double web) => GuestListSamples.Frame(GuestListSamples.Snapshot(GuestListSamples.Busy("db", db), GuestListSamples.Busy("web", web)));
}
