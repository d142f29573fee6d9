using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Real;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>A wall screen over a restart: the page says at once that it is cut off, and comes back by itself.</summary>
public sealed class ReconnectTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Uri _address = LocalHttp.FreeAddress();
    private PortalProcess? _portal;
    private Browser? _browser;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_page_over_a_restart_says_what_it_shows_and_returns_with_its_filter()
    {
        await using WatchedPage watched = await _browser!.NewPageAsync(_address);
        IPage page = watched.Page;
        await watched.OpenAsync("/guests?q=campus&sort=name");
        await Assertions.Expect(page.Locator("tr.guest-row").First).ToBeVisibleAsync();
        string url = page.Url;

        _portal!.Kill();
        ILocator dialog = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(dialog).ToBeVisibleAsync(new() { Timeout = 3_000 });
        await Assertions.Expect(dialog).ToContainTextAsync(new Regex(@"Connection lost\s+Trying again \(attempt \d+\)\. What you see is from \d\d:\d\d:\d\d\."));
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Try now" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#live-pill")).ToHaveTextAsync("Reconnecting…");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await _portal.DisposeAsync();

        await page.EvaluateAsync("window.before = true");
        await StartAsync();
        await page.WaitForFunctionAsync("() => !window.before && document.getElementById('live-pill')?.dataset.state === 'live'", null, new() { Timeout = 5_000 });
        Assert.Equal(url, page.Url);
        await Assertions.Expect(page.Locator("#filter")).ToHaveValueAsync("campus");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    private async Task StartAsync() => _portal = await PortalProcess.StartAsync(new PortalStart
    {
        Address = _address,
        DataDirectory = _folder.At("data"),
        Settings = [("Demo", "true"), ("Host:Name", "this-machine")],
    });
}
