using Portal.Cluster;
using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using Portal.Live;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Pages.GuestList;

public sealed class GuestsViewsTests
{
    private readonly LiveFrame _frame = Frame(Snapshot(Busy("web", 80), Busy("db", 20)));

    [Fact]
    public void Tabs_that_ask_for_the_same_share_the_view_and_its_rows()
    {
        GuestsView one = GuestsViews.Of(_frame, new TableQuery { Text = "web" });
        GuestsView two = GuestsViews.Of(_frame, new TableQuery { Text = "web" });
        Assert.Same(one, two);
        Assert.Same(one.Rows, two.Rows);
    }

    [Fact]
    public void Who_asks_for_something_else_shares_the_guests()
    {
        GuestsView one = GuestsViews.Of(_frame, new TableQuery { Text = "web" });
        GuestsView two = GuestsViews.Of(_frame, new TableQuery { Text = "web db" });
        Assert.NotSame(one, two);
        Assert.Same(one.Guests[0], GuestsViews.Of(_frame, new TableQuery()).Guests[0]);
        Assert.NotSame(one.Guests[0], GuestsViews.Of(Frame(Snapshot(Busy("web", 80))), new TableQuery { Text = "web" }).Guests[0]);
    }

    [Fact]
    public void Figures_and_order_change_from_frame_to_frame_and_the_look_of_the_rows_only_with_them()
    {
        TableQuery query = new() { Facets = new TableQuery().Facets.SetItem("kind", "docker") };
        RowList<GuestRow> one = Rows(Busy("web", 80), Busy("db", 20));
        RowList<GuestRow> two = Rows(Busy("web", 10), Busy("db", 20));
        Assert.Same(one.Look, two.Look);
        Assert.NotEqual(one.Rows.Select(row => row.Key), two.Rows.Select(row => row.Key));
        Assert.NotSame(two.Look, Rows(Busy("web", 10), Gone("db")).Look);

        RowList<GuestRow> Rows(params JoinedGuest[] guests) => GuestsViews.Of(Frame(Snapshot(guests)), query).Rows.List;
    }

    [Fact]
    public void However_much_is_asked_of_a_frame_everybody_gets_an_answer() =>
        Assert.All(Enumerable.Range(0, 200), number => Assert.Equal($"{number}", GuestsViews.Of(_frame, new TableQuery { Text = $"{number}" }).Query.Text));
}
