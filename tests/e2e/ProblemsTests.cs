using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What an operator sees of the simulated testbed's drift, and of its host that falls silent.</summary>
public sealed class ProblemsTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Page = "/problems";

    private static readonly LocatorAssertionsToBeVisibleOptions WhenFound = new() { Timeout = 30_000 };

    [Fact]
    public async Task Drift_is_listed_with_what_to_do_and_counted()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(Page);
        ILocator missing = Row(watched.Page, "campus-legacy should run on demo-2 and doesn't.");
        await Assertions.Expect(missing).ToBeVisibleAsync(WhenFound);
        await Assertions.Expect(Row(watched.Page, "campus-mail runs on demo-1; its state says demo-3.")).ToBeVisibleAsync();
        await missing.Locator("summary").ClickAsync();
        await Assertions.Expect(missing.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToHaveAttributeAsync("data-copy", "docker logs --tail 50 campus-legacy");
        await Assertions.Expect(watched.Page).ToHaveTitleAsync(new Regex("^\\[Demo\\] \\([1-9][0-9]*\\) Problems"));
        await Assertions.Expect(watched.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("^data:image/svg"));
        await Assertions.Expect(watched.Page.Locator("#problem-count")).ToHaveAttributeAsync("data-tone", "bad");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_the_subjects_page_has_the_same_problem()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(Page + "?code=guest-missing");
        ILocator missing = Row(watched.Page, "campus-legacy should run on demo-2 and doesn't.");
        await Assertions.Expect(missing).ToBeVisibleAsync(WhenFound);
        await Assertions.Expect(Row(watched.Page, "campus-mail runs on demo-1; its state says demo-3.")).ToHaveCountAsync(0);
        await watched.Page.GetByLabel("Code").SelectOptionAsync("guest-wrong-host");
        await watched.Page.WaitForURLAsync(new Regex("code=guest-wrong-host$"));
        ILocator moved = Row(watched.Page, "campus-mail runs on demo-1; its state says demo-3.");
        await moved.GetByRole(AriaRole.Link, new() { Name = "mail", Exact = true }).ClickAsync();
        await Assertions.Expect(Row(watched.Page, "campus-mail runs on demo-1; its state says demo-3.")).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    // The demo's silence begins two minutes after the start and lasts forty seconds.
    [Fact]
    public async Task A_silent_host_is_one_problem_and_moves_to_recently_solved_when_it_answers()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(Page + "?host=demo-3");
        ILocator silent = watched.Page.Locator("#active li[data-code=host-silent]");
        await Assertions.Expect(silent).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await Assertions.Expect(silent.Locator("summary")).ToContainTextAsync("Error", new() { Timeout = 60_000 });
        await Assertions.Expect(watched.Page.Locator("#active li")).ToHaveCountAsync(1);
        await Assertions.Expect(watched.Page.Locator("#solved li[data-code=host-silent]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(silent).ToHaveCountAsync(0);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_muted_problem_is_hidden_in_this_browser_until_it_is_shown_again_and_the_page_still_counts_it()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Page + "?code=guest-missing");
        ILocator missing = Row(page, "campus-legacy should run on demo-2 and doesn't.");
        await Assertions.Expect(missing).ToBeVisibleAsync(WhenFound);
        await Assertions.Expect(page.Locator("#problem-count")).Not.ToHaveTextAsync("0");
        await missing.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("m");
        await missing.GetByRole(AriaRole.Button, new() { Name = "8 h" }).ClickAsync();
        await Assertions.Expect(missing).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#problem-summary")).ToContainTextAsync(new Regex("[1-9][0-9]*\u00A0errors?, .*1 muted in this browser"));
        await Assertions.Expect(page.Locator("#problem-count")).ToHaveAttributeAsync("data-tone", new Regex("bad|warning"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#problem-summary")).ToContainTextAsync("1 muted in this browser");
        await Assertions.Expect(missing).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Show them" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("code=guest-missing&muted=1$"));
        await missing.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Unmute") }).ClickAsync();
        await Assertions.Expect(page.Locator("#problem-summary")).Not.ToContainTextAsync("muted");
        Assert.Empty(watched.Faults);
    }

    private static ILocator Row(IPage page, string sentence) => page.Locator(".problems > li").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = sentence, Exact = true }) });
}
