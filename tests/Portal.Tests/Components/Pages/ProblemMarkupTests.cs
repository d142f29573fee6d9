using AngleSharp.Dom;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Layout;
using Portal.Components.Pages.Guests;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Problems;
using Portal.Components.Shared;
using Portal.Problems;
using static Portal.Tests.Live.LiveSamples;

namespace Portal.Tests.Components.Pages;

/// <summary>How problems stand on their page, on their subject's page, in the navigation and in the title.</summary>
public sealed class ProblemMarkupTests
{
    [Fact]
    public async Task A_problem_has_its_severity_in_words_its_sentence_a_link_its_times_and_what_to_do()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        IElement row = Assert.Single((await pages.RenderAsync<ProblemsPage>()).QuerySelectorAll(".problems > li"));
        Assert.Equal("Error", row.QuerySelector("summary .status")!.TextContent.Trim());
        Assert.Equal("campus-web should run on host-b and doesn't.", row.QuerySelector("h3")!.TextContent);
        Assert.Equal(("deployments/campus/guests/web", "web"), (row.QuerySelector(".problem-facts a")!.GetAttribute("href"), row.QuerySelector(".problem-facts a")!.TextContent));
        Assert.Equal(["2026-01-02T03:04:25Z", "2026-01-02T03:04:26Z"], row.QuerySelectorAll("time").Select(time => time.GetAttribute("datetime")));
        Assert.Equal("docker logs --tail 50 campus-web", row.QuerySelector("button[data-copy]")!.GetAttribute("data-copy"));
    }

    [Fact]
    public async Task Without_problems_the_page_says_what_was_checked()
    {
        await using var pages = new PageFixture(Well(20), Well(21));
        Assert.Equal("No problems. 1\u00A0host, 1\u00A0guest and 0\u00A0deployments checked at 03:04:26.", (await pages.RenderAsync<ProblemsPage>()).QuerySelector("#active .empty")!.TextContent);
    }

    [Fact]
    public async Task A_solved_one_stands_under_recently_solved()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21), Well(22), Well(23));
        IDocument page = await pages.RenderAsync<ProblemsPage>();
        Assert.Empty(page.QuerySelectorAll("#active .problems"));
        Assert.Equal(3, Assert.Single(page.QuerySelectorAll("#solved .problems > li")).QuerySelectorAll("time").Length + 1);
    }

    [Fact]
    public async Task What_can_be_chosen_is_what_there_is()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        IDocument page = await pages.RenderAsync<ProblemsPage>();
        Assert.Equal(
            [("severity", "error"), ("code", "guest-missing"), ("host", "host-b"), ("deployment", "campus")],
            page.QuerySelectorAll("select").Select(select => (select.GetAttribute("data-filter"), select.QuerySelectorAll("option")[1].GetAttribute("value"))));
    }

    [Theory]
    [InlineData(null, null, "problems")]
    [InlineData("error", "a&b", "problems?severity=error&host=a%26b")]
    public void A_filter_stands_in_the_address(string? severity, string? host, string expected) =>
        Assert.Equal(expected, PageLinks.Problems(new ProblemFilter(Severity: severity, Host: host)));

    [Fact]
    public async Task The_navigation_counts_them()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        IElement count = (await pages.RenderAsync<NavList>()).GetElementById("problem-count")!;
        Assert.Equal(("1", "bad", false), (count.TextContent, count.GetAttribute("data-tone"), count.HasAttribute("hidden")));
        await using var well = new PageFixture(Well(20), Well(21));
        Assert.True((await well.RenderAsync<NavList>()).GetElementById("problem-count")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task The_bar_on_every_page_counts_them_in_words()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        IElement chip = (await pages.RenderAsync<ProblemChip>()).QuerySelector("a")!;
        Assert.Equal(("1 problem", "problems", "bad"), (chip.GetAttribute("aria-label"), chip.GetAttribute("href"), chip.GetAttribute("data-tone")));
        await using var well = new PageFixture(Well(20), Well(21));
        Assert.Equal("No problems", (await well.RenderAsync<ProblemChip>()).QuerySelector("a")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_muted_one_is_hidden_and_not_counted_but_its_page_still_counts_all()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        Problem missing = pages.Problems.Newest.Active.Single();
        pages.Mutes.Mute(missing, null);
        IDocument page = await pages.RenderAsync<ProblemsPage>();
        Assert.Empty(page.QuerySelectorAll("#active .problems > li"));
        Assert.Equal("Every problem is muted in this browser.", page.QuerySelector("#active .empty")!.TextContent);
        Assert.Equal("1\u00A0error, 0\u00A0warnings · 1 muted in this browser · Show them", page.GetElementById("problem-summary")!.TextContent);
        Assert.Equal("problems?muted=1", page.QuerySelector("#problem-summary a")!.GetAttribute("href"));
        Assert.True((await pages.RenderAsync<NavList>()).GetElementById("problem-count")!.HasAttribute("hidden"));
        pages.GoTo("problems?muted=1");
        Assert.Equal("Unmute", Assert.Single((await pages.RenderAsync<ProblemsPage>()).QuerySelectorAll("#active .problems > li")).QuerySelector("[data-key=m]")!.TextContent);
    }

    [Fact]
    public async Task A_guests_page_has_its_own_problems_and_its_hosts_page_counts_them()
    {
        await using var pages = new PageFixture(Missing(20), Missing(21));
        IDocument guest = await pages.RenderAsync<GuestPage>((nameof(GuestPage.Deployment), "campus"), (nameof(GuestPage.Guest), "web"));
        Assert.Single(guest.QuerySelectorAll("#problems li"));
        IDocument host = await pages.RenderAsync<HostPage>((nameof(HostPage.HostName), "host-b"));
        Assert.Empty(host.QuerySelectorAll("#problems"));
        Assert.Equal("1\u00A0problem of its guests", host.QuerySelector("a[href='problems?host=host-b']")!.TextContent);
    }

    [Fact]
    public async Task A_hosts_page_has_its_own_problems()
    {
        ClusterSnapshot Off(double at) => Joint(at, [Answer("host-b", null) with { Fetch = new FetchStatus { Result = FetchResult.Refused, LastSuccessAt = Start } }]);
        await using var pages = new PageFixture(Off(20), Off(21));
        IDocument host = await pages.RenderAsync<HostPage>((nameof(HostPage.HostName), "host-b"));
        Assert.Equal("host-silent", Assert.Single(host.QuerySelectorAll("#problems li")).GetAttribute("data-code"));
    }

    private static ClusterSnapshot Missing(double at) => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Joined("campus", "web", "host-b", null, GuestState.Missing));

    private static ClusterSnapshot Well(double at) => Joint(at, [Answer("host-b", TakenOf("host-b", at))], Joined("campus", "web", "host-b", Guest("campus-web")));
}
