using AngleSharp.Dom;
using Portal.Components.Pages.Deployments;
using static Portal.Tests.Components.Pages.DeploymentList.DeploymentSamples;
using static Portal.Tests.Components.Pages.GuestList.GuestListSamples;

namespace Portal.Tests.Components.Pages.Deployments;

public sealed class DeploymentPageTests
{
    [Fact]
    public async Task The_head_says_how_it_fares_since_when_and_where()
    {
        IDocument page = await RenderAsync("campus");
        Assert.Equal("campus", page.QuerySelector("h1")?.TextContent);
        string head = page.QuerySelector(".page-head")!.TextContent;
        Assert.Contains("Up", head, StringComparison.Ordinal);
        Assert.Contains("since 01:34:05", head, StringComparison.Ordinal);
        Assert.Contains("2 / 3 running", head, StringComparison.Ordinal);
        Assert.Contains("written 1\u00A0h 30\u00A0min ago", head, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".page-head a[href='hosts/a']"));
    }

    [Fact]
    public async Task A_file_that_cant_be_read_is_named_with_its_place()
    {
        IDocument page = await RenderAsync("broken");
        Assert.Equal("State file is not JSON since 02:58:05 (line 41, byte 3). Showing the version of 01:34:05. /srv/broken/broken-state.json", page.QuerySelector(".banner .outage")?.TextContent);
    }

    [Fact]
    public async Task Its_parts_are_tabs_of_which_the_address_names_one()
    {
        IDocument page = await RenderAsync("campus", "?tab=guests");
        IElement chosen = Assert.Single(page.QuerySelectorAll("[role=tab][aria-selected=true]"));
        IElement panel = Assert.Single(page.QuerySelectorAll("[role=tabpanel]"));
        Assert.Equal("Guests", chosen.TextContent);
        Assert.Equal(chosen.Id, panel.GetAttribute("aria-labelledby"));
        Assert.Equal(panel.Id, chosen.GetAttribute("aria-controls"));
        Assert.Equal("deployments/campus", chosen.GetAttribute("href"));
    }

    [Fact]
    public async Task Guests_with_a_problem_come_first_then_by_name()
    {
        IDocument page = await RenderAsync("campus");
        Assert.Equal(["gone", "db", "sensor", "web"], page.QuerySelectorAll("tr.guest-row .guest-name").Select(name => name.TextContent));
        Assert.DoesNotContain(page.QuerySelectorAll("th"), header => header.TextContent.Contains("Deployment", StringComparison.Ordinal));
        Assert.Equal("api/v1/guests?deployment=campus&sort=problem.desc&format=csv", page.QuerySelector(".exports a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task The_deployment_stands_in_no_link_of_its_own_page()
    {
        IDocument page = await RenderAsync("campus", "?q=nowhere");
        Assert.Equal("No guest matches \"nowhere\". Clear filter", page.QuerySelector(".empty")?.TextContent);
        Assert.Equal("deployments/campus", page.QuerySelector(".empty a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task One_without_guests_says_so() =>
        Assert.Equal("This deployment describes no guests.", (await RenderAsync("alpha")).QuerySelector(".empty")?.TextContent);

    [Fact]
    public async Task Capacity_says_what_is_committed_and_answers_for_copies()
    {
        IDocument page = await RenderAsync("campus", "?tab=capacity&copies=3");
        Assert.Equal(["a", "Memory", "–", "2.00\u00A0GiB", "2.00\u00A0GiB", "–", "–", "–"], page.QuerySelectorAll(".capacity-table tbody tr")[1].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal("3", page.QuerySelector(".capacity-copies input")?.GetAttribute("value"));
        Assert.Contains("a not known", page.QuerySelector(".capacity-copies [role=status]")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_words_and_a_guess()
    {
        IDocument page = await RenderAsync("campsu");
        Assert.Equal("There is no deployment named campsu", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Did you mean campus?", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> RenderAsync(string name, string query = "")
    {
        await using var pages = new PageFixture(Three(Busy("web", 50), Busy("db", 25), Gone("gone"), Template("sensor", 2)));
        pages.GoTo($"deployments/{name}{query}");
        return await pages.RenderAsync<DeploymentPage>(("Deployment", name));
    }
}
