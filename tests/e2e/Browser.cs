using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>Debian's Chromium, driven by Playwright, with nothing of its own to do on the network.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium)
    {
        _playwright = playwright;
        _chromium = chromium;
    }

    public static async Task<Browser> StartAsync()
    {
        // A machine that also runs the portal, Prometheus and a browser may be slow; what must be quick says so itself.
        Assertions.SetDefaultExpectTimeout(15_000);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
        return new Browser(playwright, chromium);
    }

    /// <summary>Of an operator who signed in, for every page from then on: <c>name=value</c>.</summary>
    public string? Session { get; set; }

    /// <param name="configure">Whatever else is to be different.</param>
    public async Task<WatchedPage> NewPageAsync(Uri origin, ColorScheme scheme = ColorScheme.Light, bool hasScript = true, Action<BrowserNewContextOptions>? configure = null)
    {
        BrowserNewContextOptions options = new()
        {
            BaseURL = origin.AbsoluteUri,
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        };
        configure?.Invoke(options);
        IBrowserContext context = await _chromium.NewContextAsync(options);
        if (Session?.Split('=', 2) is [var name, var value])
        {
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = origin.AbsoluteUri }]);
        }

        return new WatchedPage(await context.NewPageAsync(), origin);
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
