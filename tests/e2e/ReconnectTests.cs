using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>A wall screen over a restart of the portal behind Nginx, which answers 503 meanwhile: the page says at once that it is cut off, and comes back by itself, still signed in.</summary>
public sealed class ReconnectTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Origin? _origin;
    private Browser? _browser;

    public async ValueTask InitializeAsync()
    {
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart { DataDirectory = _folder.At("data"), Settings = [("Demo", "true"), ("Host:Name", "this-machine")] },
        });
        _browser = await Browser.StartAsync();
        await _origin.SignInAsync(_browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (_origin is not null)
        {
            await _origin.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_page_over_a_restart_says_what_it_shows_and_returns_with_its_filter()
    {
        await using WatchedPage watched = await _browser!.NewPageAsync(_origin!.Address);
        IPage page = watched.Page;
        await watched.OpenAsync("/guests?q=campus&sort=name");
        await Assertions.Expect(page.Locator("tr.guest-row").First).ToBeVisibleAsync();
        string url = page.Url;

        _origin.Portal.Kill();
        ILocator dialog = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(dialog).ToBeVisibleAsync(new() { Timeout = 3_000 });
        await Assertions.Expect(dialog).ToContainTextAsync(new Regex(@"Connection lost\s+Trying again \(attempt \d+\)\. What you see is from \d\d:\d\d:\d\d\."));
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Try now" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#live-pill")).ToHaveTextAsync("Reconnecting…");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        await page.EvaluateAsync("window.before = true");
        await _origin.StartPortalAsync();
        await page.WaitForFunctionAsync("() => !window.before && document.getElementById('live-pill')?.dataset.state === 'live'", null, new() { Timeout = 5_000 });
        Assert.Equal(url, page.Url);
        await Assertions.Expect(page.Locator("#filter")).ToHaveValueAsync("campus");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
