using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>The list of guests in a browser: its address is its state, and its rows stay where they are while figures tick.</summary>
public sealed class GuestsTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Path = "/guests";

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
    public async Task No_row_is_replaced_while_its_figures_tick()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path + "?sort=name&kind=docker");
        await page.EvaluateAsync("""
            window.replaced = 0;
            window.ticks = new Set();
            new MutationObserver(changes => {
              for (const change of changes) {
                if (change.type === 'characterData') { window.ticks.add(Math.round(performance.now() / 500)); }
                if (change.type === 'childList' && [...change.addedNodes, ...change.removedNodes].some(node => node.matches?.('tr, td'))) { window.replaced++; }
              }
            }).observe(document.querySelector('.list-grid tbody'), { childList: true, characterData: true, subtree: true });
            """);
        await page.WaitForFunctionAsync("() => window.ticks.size >= 5", null, new() { Timeout = 60_000 });
        Assert.Equal(0, await page.EvaluateAsync<int>("window.replaced"));
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
