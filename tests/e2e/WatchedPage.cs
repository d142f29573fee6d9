using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd;

/// <summary>A page whose console, errors and requests are kept.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = [];

    public WatchedPage(IPage page, Uri origin)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Enqueue($"console {message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue("script error: " + error);
        page.Request += (_, request) => CheckOrigin(origin, request.Url);
        page.WebSocket += (_, socket) => CheckOrigin(origin, socket.Url);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _faults.Enqueue($"{response.Status} for {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Everything that shouldn't have happened on it.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Goes there and waits until the page's circuit is up, so that it is alive and not only drawn.</summary>
    public async Task OpenAsync(string path)
    {
        Task<IWebSocket> circuit = Page.WaitForWebSocketAsync();
        IResponse? response = await Page.GotoAsync(path);
        Assert.Equal(200, response?.Status);
        await circuit;
        await Assertions.Expect(Page.Locator("#live-pill")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 15_000 });
        await Assertions.Expect(Page).ToHaveTitleAsync(new Regex(".+"));
    }

    /// <summary>The tab is behind another one from now on, or shown again. No browser hides a page that a test looks at; what the page hears of it is the same.</summary>
    public Task HideAsync(bool isHidden) => Page.EvaluateAsync("""
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, isHidden);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void CheckOrigin(Uri origin, string url)
    {
        Uri asked = new(url);
        bool inline = asked.Scheme is "data" or "blob";
        if (!inline && asked.Authority != origin.Authority)
        {
            _faults.Enqueue("left the origin: " + url);
        }
    }
}
