using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>The overview in a browser: the state of the cluster at one look, and each part a way to more.</summary>
public sealed class OverviewTests(DemoBed bed) : IClassFixture<DemoBed>
{
    [Fact]
    public async Task A_tile_is_one_link_to_the_list_it_counts()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Guests ?: ?[0-9]+ running ?, .*[0-9]+ missing") }).ClickAsync();
        await page.WaitForURLAsync("**/guests?problem=1");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Needs attention ") })).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Locator("tr.attention").First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task What_the_busiest_are_ranked_by_stands_in_the_address_and_figures_tick_without_a_render()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Busiest by" }).GetByRole(AriaRole.Link, new() { Name = "Memory" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("\\?top=mem$"));
        await Assertions.Expect(page.Locator(".choices a[aria-current=true]")).ToHaveTextAsync("Memory");
        await page.EvaluateAsync("""
            window.replaced = 0;
            window.texts = 0;
            window.lines = 0;
            new MutationObserver(changes => {
              for (const change of changes) {
                window.texts += change.type === 'characterData' ? 1 : 0;
                window.lines += change.attributeName === 'd' ? 1 : 0;
                window.replaced += change.type === 'childList' ? 1 : 0;
              }
            }).observe(document.querySelector('#capacity'), { childList: true, characterData: true, attributes: true, subtree: true });
            """);
        await page.WaitForFunctionAsync("() => window.texts >= 4 && window.lines >= 1", null, new() { Timeout = 30_000 });
        Assert.Equal(0, await page.EvaluateAsync<int>("window.replaced"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_screen_on_a_wall_has_nothing_around_it_and_the_way_back()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wall mode" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("\\?wall=1$"));
        await Assertions.Expect(page.Locator(".nav, .top")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".nav")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".top")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave wall mode" }).ClickAsync();
        await Assertions.Expect(page.Locator(".top")).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }
}
