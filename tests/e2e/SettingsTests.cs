using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>How a reader wants the pages: chosen once, used at once, kept by the browser.</summary>
public sealed class SettingsTests(DemoBed bed) : IClassFixture<DemoBed>
{
    private const string Path = "/settings";

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_page_is_accessible_and_never_wider_than_the_screen(ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, scheme);
        await watched.Page.SetViewportSizeAsync(width, 900);
        await watched.OpenAsync(Path);
        AxeResult checkedPage = await watched.Page.RunAxe();
        string[] violations = [.. checkedPage.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
        await watched.Page.SetViewportSizeAsync(320, 700);
        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task A_choice_is_used_at_once_announced_kept_and_taken_back()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync(Path);
        await Choose(page, "Network traffic in", "bit/s").CheckAsync();
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Network traffic in: bit/s. Saved.");
        await Choose(page, "CPU as", "Cores").CheckAsync();
        await Choose(page, "Density of tables", "Compact").CheckAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await Choose(page, "Default range of histories", "6 h").CheckAsync();

        // The circuit knows it too, without a new document.
        await page.EvaluateAsync("window.sameDocument = true");
        await page.Locator("#nav a[href=guests]").ClickAsync();
        await Assertions.Expect(page.Locator(".list-grid")).ToContainTextAsync(new Regex(@"\d\u00A0k?bit/s"));
        await Assertions.Expect(page.Locator("tr.guest-row .live-meter").First).ToHaveTextAsync(new Regex(@"^\s*[\d.]+\u00A0cores\n\d"));
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        await watched.OpenAsync("/hosts/demo-1");
        await Assertions.Expect(page.Locator(".ranges [aria-current]")).ToHaveTextAsync("6 h");
        await Assertions.Expect(page.Locator("#network")).ToContainTextAsync("bit/s");

        await watched.OpenAsync(Path);
        await Assertions.Expect(Choose(page, "Network traffic in", "bit/s")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset all" }).ClickAsync();
        await Assertions.Expect(Choose(page, "Network traffic in", "B/s")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-density", "compact");
        Assert.Matches("(^|; )view=zone%3D[A-Za-z%0-9]+(;|$)", await page.EvaluateAsync<string>("document.cookie"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task The_first_frame_has_the_right_theme_without_script()
    {
        foreach ((string? chosen, bool isDark) in new[] { (null, true), ("theme=light", false) })
        {
            await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, ColorScheme.Dark, hasScript: false);
            if (chosen is not null)
            {
                await watched.Page.Context.AddCookiesAsync([new Cookie { Name = "view", Value = Uri.EscapeDataString(chosen), Url = bed.Address.AbsoluteUri }]);
            }

            await watched.Page.GotoAsync("/hosts");
            byte[] frame = await watched.Page.ScreenshotAsync(new() { Type = ScreenshotType.Png });
            Assert.Equal(isDark, await IsDarkAsync(frame));
        }
    }

    [Fact]
    public async Task Times_are_in_the_readers_zone_and_say_utc_to_machines()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address, configure: context => context.TimezoneId = "Asia/Kolkata");
        IPage page = watched.Page;

        // The very first page: the server learns the zone from its script.
        await watched.OpenAsync("/problems");
        ILocator time = page.Locator("#active time").First;
        await Assertions.Expect(time).ToHaveTextAsync(new Regex(@"^\d\d:\d\d:\d\d$"), new() { Timeout = 30_000 });
        Assert.True(await page.EvaluateAsync<bool>(ReadsAs, "Asia/Kolkata"));

        await watched.OpenAsync(Path);
        await page.GetByLabel("Time zone").SelectOptionAsync("America/New_York");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Time zone: America/New_York. Saved.");
        await page.Locator("#nav a[href^=problems]").First.ClickAsync();
        await Assertions.Expect(time).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>(ReadsAs, "America/New_York"));
        Assert.Empty(watched.Faults);
    }

    [Fact]
    public async Task Another_theme_recolours_charts_without_a_reload()
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/hosts/demo-1");
        await page.Locator("#cpu [data-chart]").First.ScrollIntoViewIfNeededAsync();
        await page.WaitForSelectorAsync("#cpu .uplot canvas");

        // Paused, so that nothing else changes the picture.
        await page.Locator("#live-pill").ClickAsync();
        await Assertions.Expect(page.Locator("#live-pill")).ToContainTextAsync("Paused since");
        await page.EvaluateAsync("window.light = document.querySelector('#cpu .uplot canvas').toDataURL()");
        ILocator button = page.Locator("[data-action=theme]").First;
        await button.ClickAsync();
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.WaitForFunctionAsync("() => document.querySelector('#cpu .uplot canvas').toDataURL() !== window.light", null, new() { Timeout = 5_000 });
        Assert.Empty(watched.Faults);
    }

    private const string ReadsAs = """
        zone => [...document.querySelectorAll('#active time')].slice(0, 3).every(time => /Z$/.test(time.dateTime) && time.title === time.dateTime
          && time.textContent === new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(time.dateTime)))
        """;

    private static ILocator Choose(IPage page, string legend, string value) =>
        page.GetByRole(AriaRole.Group, new() { Name = legend }).GetByRole(AriaRole.Radio, new() { Name = value, Exact = true });

    // Read by the browser itself, on a page of its own: this test has no decoder of pictures.
    private async Task<bool> IsDarkAsync(byte[] picture)
    {
        await using WatchedPage watched = await bed.Browser.NewPageAsync(bed.Address);
        return await watched.Page.EvaluateAsync<bool>("""
            async data => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + data;
              await image.decode();
              const canvas = document.createElement('canvas');
              canvas.width = image.width;
              canvas.height = image.height;
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              const [red, green, blue] = context.getImageData(image.width - 8, image.height - 8, 1, 1).data;
              return red + green + blue < 200;
            }
            """, Convert.ToBase64String(picture));
    }
}
