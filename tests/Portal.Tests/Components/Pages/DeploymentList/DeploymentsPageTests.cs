using AngleSharp.Dom;
using Portal.Components.Pages.DeploymentList;
using Portal.Testbed;
using static Portal.Tests.Components.Pages.DeploymentList.DeploymentSamples;

namespace Portal.Tests.Components.Pages.DeploymentList;

public sealed class DeploymentsPageTests
{
    [Fact]
    public async Task A_file_that_cant_be_read_stays_listed_and_says_what_is_shown()
    {
        IDocument page = await RenderAsync("");
        IElement row = Assert.Single(page.QuerySelectorAll("tr.attention"));
        Assert.Equal("broken", row.QuerySelector("a")?.TextContent);
        Assert.Equal("State file is not JSON since 02:58:05 (line 41, byte 3). Showing the version of 01:34:05.", row.QuerySelector(".outage")?.TextContent);
        Assert.Equal("Failed: exec", row.QuerySelector(".status")?.TextContent);
    }

    [Fact]
    public async Task Names_lead_to_the_deployments_page_and_no_frame_is_in_the_list()
    {
        IDocument page = await RenderAsync("?sort=name");
        Assert.Equal(["deployments/alpha", "deployments/broken", "deployments/campus"], page.QuerySelectorAll("tr.deployment-row td:first-child a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("iframe, [data-frame]"));
        Assert.Equal("api/v1/deployments?sort=name&format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_that_matches_says_what_was_asked_and_how_to_undo_it() =>
        Assert.Equal("No deployment matches \"nowhere state:up\". Clear filter", (await RenderAsync("?q=nowhere&state=up")).QuerySelector(".empty")?.TextContent);

    [Fact]
    public async Task Without_any_the_page_says_when_they_come()
    {
        await using var pages = new PageFixture(Three() with { Testbed = TestbedContents.None });
        IDocument page = await pages.RenderAsync<DeploymentsPage>();
        Assert.Equal("No deployments. They appear here as soon as the testbed writes one; nothing needs a restart.", page.QuerySelector(".empty")?.TextContent);
    }

    [Fact]
    public async Task Before_the_first_answer_there_are_skeleton_rows()
    {
        await using var pages = new PageFixture();
        Assert.NotNull((await pages.RenderAsync<DeploymentsPage>()).QuerySelector("[aria-busy=true]"));
    }

    private static async Task<IDocument> RenderAsync(string query)
    {
        await using var pages = new PageFixture(Three());
        pages.GoTo("deployments" + query);
        return await pages.RenderAsync<DeploymentsPage>();
    }
}
