using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Components.Pages.GuestList;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Pages.GuestList;

public sealed class GuestsPageTests
{
    private static readonly ClusterSnapshot Some = Snapshot(Busy("web", 80), Busy("sensor-1", 1, "sensor"), Busy("sensor-2", 2, "sensor"), Gone("gone"));

    [Fact]
    public async Task The_page_is_whole_without_script()
    {
        IDocument page = await RenderAsync(Some);
        Assert.Equal("Guests", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.NotNull(page.QuerySelector("a[href='deployments/campus/guests/web']"));
        Assert.Equal("false", page.QuerySelector("tr.clone-row button.fold")?.GetAttribute("aria-expanded"));
        Assert.Equal("4 of 4\u00A0guests", page.QuerySelector(".table-bar .count")?.TextContent);
        Assert.Equal("CPU", page.QuerySelector("th[aria-sort=descending]")?.TextContent);
        Assert.Equal("api/v1/guests?format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task The_address_is_the_state_and_export_has_the_same()
    {
        IDocument page = await RenderAsync(Some, "?q=web&state=running&sort=name");
        Assert.Equal("web", page.QuerySelector("#filter")?.GetAttribute("value"));
        Assert.Equal("Running 1", page.QuerySelector(".facet button[aria-pressed='true']")?.TextContent);
        Assert.Single(page.QuerySelectorAll("tr.guest-row"));
        Assert.Equal("api/v1/guests?q=web&state=running&sort=name&format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Columns_are_those_of_the_address_and_the_usual_ones_without_any()
    {
        string[] usual = Titles(await RenderAsync(Some));
        Assert.DoesNotContain("IP", usual);
        Assert.Contains("Pressure", usual);
        IDocument page = await RenderAsync(Snapshot(Busy("web", 80, address: "10.0.0.7")), "?cols=cpu,ip");
        Assert.Equal(["Name", "CPU", "IP"], Titles(page));
        Assert.NotNull(page.QuerySelector("td.col-ip button[data-copy='10.0.0.7']"));
        Assert.Equal("api/v1/guests?cols=cpu%2Cip&format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "web Running 80\u00A0%")]
    [InlineData("&by=mem", "web Running 50\u00A0%")]
    [InlineData("&by=state", "web Running")]
    public async Task A_square_says_name_state_and_value(string by, string words)
    {
        IDocument page = await RenderAsync(Some, "?view=tiles&sort=name.desc" + by);
        Assert.Equal(4, page.QuerySelectorAll(".squares .square").Length);
        Assert.Empty(page.QuerySelectorAll("table"));
        IElement web = page.QuerySelector(".squares a[href='deployments/campus/guests/web']")!;
        Assert.Equal(words, string.Join(' ', web.QuerySelectorAll(".square-name, .status, .live").Select(part => part.TextContent.Trim())));
    }

    [Fact]
    public async Task Both_lines_beside_a_guest_are_drawn_without_script()
    {
        IDocument page = await RenderAsync(Some);
        string[] lines = [.. page.QuerySelectorAll("tr.guest-row svg.spark").Select(line => line.GetAttribute("aria-label")!)];
        Assert.Contains("CPU of web, last 5 minutes: now 80\u00A0%, highest 80\u00A0%", lines);
        Assert.Contains("Memory of web, last 5 minutes: now 512\u00A0MiB, highest 512\u00A0MiB", lines);
    }

    [Fact]
    public async Task Nothing_that_matches_says_what_was_asked_and_how_to_undo_it()
    {
        IDocument page = await RenderAsync(Some, "?q=web%20cpu%3Ex&host=b");
        Assert.Equal("No guest matches \"web cpu>x host:b\". Clear filter", page.QuerySelector(".empty")?.TextContent);
        Assert.Equal("guests", page.QuerySelector(".empty a")?.GetAttribute("href"));
        Assert.Equal("\"cpu>x\" is not understood; it is read as text.", page.QuerySelector(".table-remark")?.TextContent);
    }

    [Fact]
    public async Task Nothing_at_all_says_what_portal_sees() =>
        Assert.Equal("No guests. Portal sees 1\u00A0host and nothing running on them.", (await RenderAsync(Snapshot())).QuerySelector(".empty")?.TextContent);

    [Fact]
    public async Task Before_the_first_answer_there_are_rows_to_wait_for()
    {
        await using var pages = new PageFixture();
        IDocument page = await pages.RenderAsync<GuestsPage>();
        Assert.Equal("true", page.QuerySelector(".skeleton")?.GetAttribute("aria-busy"));
    }

    [Fact]
    public async Task A_word_that_no_column_has_is_ignored_by_the_page()
    {
        IDocument page = await RenderAsync(Some, "?sort=size.desc&state=asleep");
        Assert.Equal(3, page.QuerySelectorAll("tr.guest-row, tr.clone-row").Length);
    }

    private static string[] Titles(IDocument page) => [.. page.QuerySelectorAll("th .sort").Select(title => title.TextContent)];

    private static async Task<IDocument> RenderAsync(ClusterSnapshot snapshot, string query = "")
    {
        await using var pages = new PageFixture(snapshot);
        pages.GoTo("guests" + query);
        return await pages.RenderAsync<GuestsPage>();
    }
}
