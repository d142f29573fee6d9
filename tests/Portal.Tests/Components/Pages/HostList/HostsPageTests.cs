using AngleSharp.Dom;
using Portal.Components.Pages.HostList;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages.HostList;

public sealed class HostsPageTests
{
    [Fact]
    public async Task Silent_hosts_come_first_with_the_reason_in_their_row()
    {
        IDocument page = await RenderAsync("");
        Assert.Equal(["gone", "a"], page.QuerySelectorAll("tr.host-row td:first-child a").Select(link => link.TextContent));
        Assert.StartsWith("Offline", page.QuerySelector("tr.attention .row-detail")?.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Equal("none", head.GetAttribute("aria-sort")));
        Assert.Equal("2 of 2\u00A0hosts", page.QuerySelector(".table-bar .count")?.TextContent);
    }

    [Fact]
    public async Task The_address_is_the_state_and_export_has_the_same()
    {
        IDocument page = await RenderAsync("?state=live&sort=name");
        Assert.Equal("Live 1", page.QuerySelector(".facet button[aria-pressed='true']")?.TextContent);
        Assert.Single(page.QuerySelectorAll("tr.host-row"));
        Assert.Equal("api/v1/hosts?state=live&sort=name&format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_that_matches_says_what_was_asked_and_how_to_undo_it() =>
        Assert.Equal("No host matches \"nowhere\". Clear filter", (await RenderAsync("?q=nowhere")).QuerySelector(".empty")?.TextContent);

    private static async Task<IDocument> RenderAsync(string query)
    {
        await using var pages = new PageFixture(Joint(0, [Answer("a", TakenOf("a", 0)), Answer("gone", null)]));
        pages.GoTo("hosts" + query);
        return await pages.RenderAsync<HostsPage>();
    }
}
