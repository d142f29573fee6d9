using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>What stands around every page: palette, keys, tree, drawer, and where the focus goes.</summary>
public sealed partial class ShellTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Guest = "/deployments/campus/guests/web";

    private static readonly DateTime Morning = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Part_of_an_address_opens_its_guest_and_escape_gives_the_focus_back()
    {
        await using WatchedPage watched = await OpenAsync(Guest);
        IPage page = watched.Page;
        string address = Address().Match(await page.GetByRole(AriaRole.Main).InnerTextAsync()).Value;
        await watched.OpenAsync("/hosts");
        ILocator opener = page.Locator("[data-opens=palette]");
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        ILocator typed = page.GetByRole(AriaRole.Combobox);
        await Assertions.Expect(typed).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(address[3..]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(Guest) + "$"));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("demo-1 › filesys");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/hosts/demo-1#filesystems$"));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("sensor-");
        ILocator options = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(page.Locator("#palette-list")).ToHaveAttributeAsync("data-query", "sensor-");
        await Assertions.Expect(options.Nth(1)).ToContainTextAsync("sensor-1");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(typed).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(1).GetAttributeAsync("id"))!);
        IPage tab = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        await tab.CloseAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Every_key_of_the_help_does_what_it_says_none_in_a_field_and_off_is_off()
    {
        await using WatchedPage watched = await OpenAsync(Guest);
        IPage page = watched.Page;
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Help" })).ToBeVisibleAsync();
        string[][] rows = await page.EvaluateAsync<string[][]>("[...document.querySelectorAll('#help [data-act=go]')].map(row => [row.dataset.keys, row.dataset.target, row.querySelector('dd').textContent])");
        await page.Keyboard.PressAsync("g");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Guest));
        await page.Keyboard.PressAsync("Escape");
        foreach (string[] row in rows)
        {
            await page.Keyboard.PressAsync(row[0]);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(row[2]);
            await Assertions.Expect(page).ToHaveURLAsync(new Uri(bed.Address, row[1]).AbsoluteUri);
        }

        await page.Keyboard.PressAsync("t");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.Keyboard.PressAsync("g");
        // The heading takes the focus once the page is there; before that it would take it away again.
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Guests");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#filter")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("oht?");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=oht%3F"));

        await page.EvaluateAsync("document.cookie = 'view=' + encodeURIComponent('keys=off') + '; path=/'");
        await watched.OpenAsync("/hosts");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("?");
        await page.Locator("[data-opens=help]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-keys-off]")).ToBeVisibleAsync();
        Assert.EndsWith("/hosts", page.Url, StringComparison.Ordinal);
        Assert.Empty(watched.Faults);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_help_explains_every_state_with_the_icon_and_word_of_its_badges(ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(width, 844);
        foreach ((string path, string part, string state) in ((string, string, string)[])[("/guests", "States of a guest", "Missing"), ("/hosts", "States of a host's data, and so of all its guests", "Stale")])
        {
            await watched.OpenAsync(path);
            await Assertions.Expect(page.Locator("main table .status").First).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Help", Exact = true }).ClickAsync();
            ILocator legend = page.GetByRole(AriaRole.Dialog, new() { Name = "Help" }).GetByRole(AriaRole.Region, new() { Name = part });
            await Assertions.Expect(legend.GetByRole(AriaRole.Term).Filter(new() { HasText = state })).ToHaveCountAsync(1);
            string[] explained = await legend.Locator("dl > div").EvaluateAllAsync<string[]>(
                "rows => rows.filter(row => row.querySelector('dd').textContent.endsWith('.')).map(row => row.querySelector('path').getAttribute('d') + ' ' + row.querySelector('dt').textContent)");
            string[] shown = await page.Locator("main table .status").EvaluateAllAsync<string[]>(
                "badges => [...new Set(badges.map(badge => badge.querySelector('path').getAttribute('d') + ' ' + badge.textContent.replace(/ \\(\\d+\\)$/, '')))]");
            Assert.NotEmpty(shown);
            Assert.Subset(explained.ToHashSet(), shown.ToHashSet());
        }

        ILocator dialog = page.Locator("#help");
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.scrollWidth <= dialog.clientWidth && document.documentElement.scrollWidth <= innerWidth"));
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(dialog.Locator("dd").Last).ToBeInViewportAsync();
        AxeResult checkedPage = await page.RunAxe();
        Assert.Empty(checkedPage.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_tree_unfolds_by_arrow_keys_leads_to_guests_and_can_begin_with_hosts()
    {
        await using WatchedPage watched = await OpenAsync("/");
        IPage page = watched.Page;
        ILocator campus = Row(page, "campus");
        await campus.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(campus).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#tree [data-level='2']").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#tree [tabindex='0']")).ToHaveCountAsync(1);
        await Assertions.Expect(Row(page, "sensor ×")).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(campus).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("#tree [data-level='2']")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "By host" }).ClickAsync();
        await Row(page, "demo-1").Locator("[data-fold]").ClickAsync();
        ILocator stranger = Row(page, "scratch-build");
        await stranger.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("scratch-build");
        await Assertions.Expect(stranger).ToHaveAttributeAsync("aria-current", "page");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('#tree .meter rect')].some(bar => Number(bar.getAttribute('width')) > 0)");
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_tree_is_whole_again_once_a_lost_connection_is_back()
    {
        await using WatchedPage watched = await OpenAsync("/");
        IPage page = watched.Page;
        ILocator rows = page.Locator("#tree [role=treeitem]");
        string[] names = [.. await rows.Locator(".nav-text").AllInnerTextsAsync()];
        Assert.True(names.Length > 1);

        // As if a message had been lost; the framework says by a class that a connection is back.
        await page.EvaluateAsync("document.querySelector('#tree [role=treeitem]').remove()");
        await Assertions.Expect(rows).ToHaveCountAsync(names.Length - 1);
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').classList.add('components-reconnect-hide')");
        await Assertions.Expect(rows.Locator(".nav-text")).ToHaveTextAsync(names);
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task On_a_small_screen_the_navigation_is_a_drawer_that_takes_the_focus_and_gives_it_back()
    {
        await using WatchedPage watched = await OpenAsync("/hosts");
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(390, 844);
        ILocator button = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        ILocator navigation = page.Locator("#nav");
        await Assertions.Expect(navigation).ToBeHiddenAsync();
        await button.ClickAsync();
        await Assertions.Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Hosts" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(navigation).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
        await button.ClickAsync();
        await navigation.GetByRole(AriaRole.Link, new() { Name = "Guests" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Guests");
        await Assertions.Expect(navigation).ToBeHiddenAsync();
        await page.SetViewportSizeAsync(900, 844);
        await Assertions.Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Problems" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#tree")).ToBeHiddenAsync();
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Tab_reaches_everything_and_what_has_the_focus_is_never_covered()
    {
        await using WatchedPage watched = await OpenAsync(Guest);
        IPage page = watched.Page;
        await page.SetViewportSizeAsync(1280, 500);
        await page.EvaluateAsync("""
            window.reachable = new Set([...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')].filter(one => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })));
            window.covered = [];
            document.activeElement?.blur();
            """);
        int most = await page.EvaluateAsync<int>("window.reachable.size + 20");
        for (int i = 0; i < most && await page.EvaluateAsync<int>("window.reachable.size") > 0; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.EvaluateAsync("""
                () => {
                  const focused = document.activeElement;
                  window.reachable.delete(focused);
                  const box = focused.getBoundingClientRect();
                  const bar = document.querySelector('.top').getBoundingClientRect();
                  const under = box.top < bar.bottom - 1 && box.bottom > bar.top + 1;
                  const seen = focused.closest('.top, .skip') || (!under && box.bottom > 0 && box.top < innerHeight) || box.height > innerHeight - bar.height;
                  if (!seen) { window.covered.push(focused.outerHTML.slice(0, 120) + ' ' + JSON.stringify(box)); }
                }
                """);
        }

        Assert.Empty(await page.EvaluateAsync<string[]>("[...window.reachable].filter(one => one.isConnected).map(one => one.outerHTML.slice(0, 120))"));
        Assert.Empty(await page.EvaluateAsync<string[]>("window.covered"));
    }

    [Fact]
    public async Task What_changes_by_itself_is_said_once_in_ten_seconds_and_a_word_of_errors_before_all_else()
    {
        // A page without a circuit, so that nothing else is said and time may stand still.
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await page.Clock.InstallAsync(new() { TimeDate = Morning });
        await page.GotoAsync("/error");
        await page.Clock.PauseAtAsync(Morning.AddHours(1));
        ILocator status = page.Locator("#status");
        await SayAsync("'web-1 is missing.', true", "'host-b is now Stale.'");
        await page.Clock.RunForAsync(1);
        await Assertions.Expect(status).ToHaveTextAsync("web-1 is missing.");

        await SayAsync("'host-b is now Live.'", "'web-2 is missing. 39 more errors.', true", "'host-b is now Stale.'");
        await page.Clock.RunForAsync(9_900);
        await Assertions.Expect(status).ToHaveTextAsync("web-1 is missing.");
        await page.Clock.RunForAsync(100);
        await Assertions.Expect(status).ToHaveTextAsync("web-2 is missing. 39 more errors.");

        await SayAsync("'host-b is now Live.'", "'host-b is now Stale.'");
        await page.Clock.RunForAsync(10_000);
        await Assertions.Expect(status).ToHaveTextAsync("host-b is now Stale.");

        async Task SayAsync(params string[] calls) => await page.EvaluateAsync($$"""
            async () => {
              const { announce } = await import(new URL('js/status.js', document.baseURI));
              {{string.Join('\n', calls.Select(call => $"announce({call});"))}}
            }
            """);
    }

    private static ILocator Row(IPage page, string name) => page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = name }).First;

    private async Task<WatchedPage> OpenAsync(string path)
    {
        WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        await watched.OpenAsync(path);
        return watched;
    }

    [GeneratedRegex(@"10\.[0-9]+\.[0-9]+\.[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
