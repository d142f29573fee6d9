using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>An operator's browser, with nothing of its own to do on the network: every page has cookies and storage of its own.</summary>
internal sealed class Browser
{
    private readonly IBrowser _chromium;

    private Browser(IBrowser chromium) => _chromium = chromium;

    public static async Task<Browser> StartAsync() => new(await Chromium.RunningAsync());

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
            // Hidden from scripts, as the program sets it.
            await context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = origin.AbsoluteUri, HttpOnly = true }]);
        }

        return new WatchedPage(await context.NewPageAsync(), origin);
    }
}
