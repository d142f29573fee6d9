using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>The list of guests in a browser: its address is its state, and its rows stay where they are while figures tick.</summary>
public sealed class GuestsTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Path = "/guests";

    [Fact]
    public async Task Columns_and_squares_stand_in_the_address_and_a_list_is_found_as_it_was_left()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path);
        await page.Locator(".picker summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "IP" }).CheckAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("cols=name%2Cstate.*%2Cip%2Cage$"));
        await Assertions.Expect(page.Locator("th .sort", new() { HasText = "IP" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("th .sort", new() { HasText = "IP" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#live-pill")).ToHaveAttributeAsync("data-state", "live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiles" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("view=tiles"));
        ILocator web = page.Locator(".squares a[href='deployments/campus/guests/web']");
        await Assertions.Expect(web).ToHaveTextAsync(new Regex("web\\s*Running\\s*[0-9.]+\u00A0%"));
        await page.Locator("a.brand").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Guests", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("cols=name.*view=tiles"));
        await Assertions.Expect(page.Locator(".squares .square").First).ToBeVisibleAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Keys_walk_through_rows_fold_groups_and_open_what_is_focused()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?kind=docker&sort=name");
        await Assertions.Expect(page.Locator("tr.clone-row").First).ToBeVisibleAsync();
        await page.Locator("#filter").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('tr') === document.querySelector('.list-grid tbody tr')"));
        for (int row = 0; row < 40 && !await page.EvaluateAsync<bool>("document.activeElement.matches('.fold')"); row++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("tr.in-group").First).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.matches('.fold[aria-expanded=true]')");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('tr').classList.contains('in-group')"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("tr.in-group")).ToHaveCountAsync(0);
        await page.Locator("tr.guest-row a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/guests/**");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Filter_facet_order_and_open_groups_survive_reload_and_back()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path);
        await page.Locator("#filter").FillAsync("deployment:campus");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=deployment%3Acampus"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^libvirt ") }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("kind=libvirt"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Name");
        string[] names = await NamesAsync(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Name");
        await Assertions.Expect(page.Locator("#filter")).ToHaveValueAsync("deployment:campus");
        Assert.Equal(names, await NamesAsync(page));
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("CPU");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".facet button[aria-pressed=true]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_copied_address_shows_the_same_rows_in_another_browser()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path);
        await page.Locator("#filter").FillAsync("deployment:campus");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^docker ") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await page.Locator(".picker summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "IP" }).CheckAsync();
        await page.Locator(".picker summary").ClickAsync();

        // A group with a problem is open at first; whichever way it was turned, the address says so.
        await page.Locator("tr.clone-row").Filter(new() { HasText = "sensor" }).Locator(".fold").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=deployment.*kind=docker.*sort=name.*cols=.*ip.*open=(%21)?campus%2Fsensor$"));

        await using WatchedPage colleague = await bed.Browser.NewPageAsync(bed.Address);
        await colleague.OpenAsync(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(colleague.Page.Locator("#filter")).ToHaveValueAsync("deployment:campus");
        await Assertions.Expect(colleague.Page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Name");
        await Assertions.Expect(colleague.Page.Locator(".facet button[aria-pressed=true]")).ToHaveTextAsync(new Regex("^docker"));
        Assert.Equal(await page.Locator("th .sort").AllInnerTextsAsync(), await colleague.Page.Locator("th .sort").AllInnerTextsAsync());
        await Until.HoldsAsync("both have the same rows", TimeSpan.FromSeconds(10), async () =>
        {
            string names = string.Join('\n', await NamesAsync(page));
            return names == string.Join('\n', await NamesAsync(colleague.Page));
        });
        Assert.Contains("proxy", await NamesAsync(colleague.Page));
        Assert.Equal(page.Url, colleague.Page.Url);
        Assert.Empty(colleague.Faults);
    }

    [Fact]
    public async Task No_row_is_replaced_while_its_figures_tick()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?sort=name&kind=docker");
        await page.EvaluateAsync("""
            window.replaced = 0;
            window.ticks = new Set();
            window.drawn = new Set();
            new MutationObserver(changes => {
              for (const change of changes) {
                if (change.type === 'attributes') { window.drawn.add(change.attributeName); }
                if (change.type === 'characterData') { window.ticks.add(Math.round(performance.now() / 500)); }
                if (change.type === 'childList' && [...change.addedNodes, ...change.removedNodes].some(node => node.matches?.('tr, td'))) { window.replaced++; }
              }
            }).observe(document.querySelector('.list-grid tbody'), { childList: true, characterData: true, attributes: true, subtree: true });
            """);
        await page.WaitForFunctionAsync("() => window.ticks.size >= 5 && window.drawn.has('d')", null, new() { Timeout = 60_000 });
        Assert.Equal(0, await page.EvaluateAsync<int>("window.replaced"));

        // The bars under figures, and the lines beside them with their words.
        string[] drawn = await page.EvaluateAsync<string[]>("[...window.drawn]");
        Assert.Empty(drawn.Except(["aria-label", "d", "width", "x"], StringComparer.Ordinal));
        IAPIResponse document = await page.APIRequest.GetAsync(Path);
        Assert.Matches("<svg [^>]*class=\"spark\"[^>]* role=\"img\" aria-label=\"CPU of [^\"]+, last 5 minutes: now ", await document.TextAsync());
    }

    [Fact]
    public async Task Rows_stay_under_the_pointer_until_they_are_asked_to_move()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?sort=net.desc");
        await page.Locator("tr.guest-row").First.HoverAsync();
        ILocator resort = page.GetByRole(AriaRole.Button, new() { Name = "Order changed · Re-sort" });
        await Assertions.Expect(resort).ToBeVisibleAsync(new() { Timeout = 60_000 });
        string[] held = await NamesAsync(page);
        await resort.ClickAsync();
        await page.WaitForFunctionAsync("held => JSON.stringify([...document.querySelectorAll('.list-grid tbody tr')].map(row => row.querySelector('a, .fold')?.textContent)) !== held", JsonSerializer.Serialize(held), new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task The_exported_rows_are_those_of_the_page_in_its_order()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?host=demo-2&kind=docker&sort=name&open=sensor");
        await Assertions.Expect(page.Locator("tr.in-group").First).ToBeVisibleAsync();
        string[] shown = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.list-grid tr.guest-row .guest-name')].map(link => link.textContent)");
        Assert.NotEmpty(shown);
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Matches("^portal-guests-[0-9]{8}T[0-9]{6}Z\\.csv$", download.SuggestedFilename);
        string[] lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("memory_used_bytes", lines[0], StringComparison.Ordinal);
        Assert.Equal(shown, lines[1..].Select(line => line.Split(',')[0]));
    }

    private static Task<string[]> NamesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('.list-grid tbody tr')].map(row => row.querySelector('a, .fold')?.textContent)");
}
