using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>The list of deployments and the parts of a deployment's page in a browser.</summary>
public sealed class DeploymentsTests(UnrecordedDemoBed bed) : IClassFixture<UnrecordedDemoBed>
{
    private const string Path = "/deployments/campus";

    [Fact]
    public async Task The_list_leads_to_a_deployment_and_holds_no_frame()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/deployments");
        await Assertions.Expect(page.Locator("tr.deployment-row").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("iframe, [data-frame]").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Memory used" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Memory used");
        await page.Locator("tr.deployment-row").GetByRole(AriaRole.Link, new() { Name = "campus", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("campus");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Tabs_are_chosen_by_key_arrow_and_address_and_each_is_found_as_it_was_left()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path);
        await page.Locator("#filter").FillAsync("web");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=web"));
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Dashboard" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Dashboard" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Guests" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#filter")).ToHaveValueAsync("web");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=web"));
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.GetByRole(AriaRole.Tab).Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Guests" })).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task On_a_small_screen_tabs_are_a_choice()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(390, 900);
        await watched.OpenAsync(Path);
        await Assertions.Expect(page.GetByRole(AriaRole.Tablist)).ToBeHiddenAsync();
        await page.Locator(".tabs-choice select").SelectOptionAsync("capacity");
        await Assertions.Expect(page.Locator(".capacity-table tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("tab=capacity"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Without_a_stack_the_dashboard_draws_what_is_kept_here_and_a_guests_panels_unfold()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?tab=dashboard&panels=solo");
        await Assertions.Expect(page.Locator("[data-chart='history-cpu'] canvas")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "web", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("open=web"));
        await page.Locator("[data-chart='history-web/memory']").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("[data-chart='history-web/memory'] canvas")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(watched.Faults);
    }
}
