using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Components.Tables;
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
    public async Task Over_ten_ticks_no_row_is_replaced_and_nothing_but_figures_and_their_lines_changes()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;

        // On a host that never falls silent, and guests that neither end nor begin by themselves.
        await watched.OpenAsync(Path + "?sort=name&host=demo-1&kind=libvirt");
        await Assertions.Expect(page.Locator("tr.guest-row").First).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            window.seen = { ticks: new Set(), lines: 0, others: new Set() };
            const changed = {
              characterData: ({ target, oldValue }) => target.data !== oldValue && (target.parentElement?.matches('.live') ? seen.ticks.add(document.documentElement.dataset.shownAt) : seen.others.add(target.data)),
              attributes: ({ target, attributeName: name, oldValue }) => {
                if (target.getAttribute(name) === oldValue) { return; }
                if (name === 'd' && target.matches('.spark path')) { seen.lines++; }
                else if (!(name === 'aria-label' && target.matches('.spark')) && !target.matches('.live .meter rect')) { seen.others.add(`${name} of ${target.outerHTML}`); }
              },
              childList: ({ target }) => seen.others.add(`children of ${target.outerHTML}`),
            };
            new MutationObserver(records => records.forEach(record => changed[record.type](record)))
              .observe(document.querySelector('.list-grid tbody'), { childList: true, characterData: true, characterDataOldValue: true, attributes: true, attributeOldValue: true, subtree: true });
            """);
        await page.WaitForFunctionAsync("() => seen.ticks.size >= 10 && seen.lines > 0", null, new() { Timeout = 60_000 });
        Assert.Empty(await page.EvaluateAsync<string[]>("[...seen.others]"));
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
    public async Task What_is_exported_is_what_is_shown_row_for_row_and_in_raw_units()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;

        // A page that is paused before it shows a row shows and exports the figures of one moment.
        await watched.OpenAsync(Path + "?q=nobody&sort=mem.desc&cols=name,state,mem,ip");
        await page.Locator("#live-pill").ClickAsync();
        await Assertions.Expect(page.Locator("#live-pill")).ToContainTextAsync("Paused since");
        await page.Locator("#filter").FillAsync("host:demo-2 kind:docker");
        await Assertions.Expect(page.Locator("tr.in-group").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToHaveAttributeAsync("href", new Regex("q=host%3Ademo-2%20kind%3Adocker&.*&at="));
        string[][] shown = await page.EvaluateAsync<string[][]>("""
            [...document.querySelectorAll('.list-grid tr.guest-row')].map(row => ['.guest-name', '.col-state', '.col-mem .live', '.col-ip'].map(part => row.querySelector(part).textContent.trim()))
            """);
        Assert.True(shown.Length > 4);

        IDownload csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Matches("^portal-guests-[0-9]{8}T[0-9]{6}Z\\.csv$", csv.SuggestedFilename);
        string[][] rows = [.. CsvReading.Rows(await File.ReadAllTextAsync(await csv.PathAsync(), TestContext.Current.CancellationToken))];
        Assert.Equal(["name", "state", "memory_used_bytes", "memory_limit_bytes", "ip", "template", "simulated"], rows[0]);
        Assert.Equal(shown.Select(row => row[0]), rows[1..].Select(row => row[0]));
        Assert.All(shown.Zip(rows[1..]), pair =>
        {
            (string[] page, string[] file) = pair;
            Assert.StartsWith(file[1].Replace('-', ' '), page[1], StringComparison.OrdinalIgnoreCase);
            Assert.Equal(page[3].Replace("–", "", StringComparison.Ordinal), file[4]);
            Assert.True(ShownBytes.Are(file[2], page[2]), $"{file[2]} is shown as {page[2]}.");
        });

        IDownload json = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "JSON" }).ClickAsync());
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(await json.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal(rows[1..], document.RootElement.GetProperty("guests").EnumerateArray().Select(row => rows[0].Select(name => row.TryGetProperty(name, out JsonElement value) ? value.ToString().Replace("True", "true", StringComparison.Ordinal) : "").ToArray()));
        Assert.Empty(watched.Faults);
    }

    private static Task<string[]> NamesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('.list-grid tbody tr')].map(row => row.querySelector('a, .fold')?.textContent)");
}
