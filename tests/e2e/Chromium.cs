using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Portal.EndToEnd.Chromium))]

namespace Portal.EndToEnd;

/// <summary>Debian's Chromium, driven by Playwright: one process for all beds, whose pages share nothing, and another one where it is gone.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _running;

    internal static async Task<IBrowser> RunningAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_running is not { IsConnected: true })
            {
                // A machine that also runs the portal, Prometheus and a browser may be slow; what must be quick says so itself.
                Assertions.SetDefaultExpectTimeout(15_000);
                _playwright ??= await Playwright.CreateAsync();
                _running = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
                {
                    ExecutablePath = "/usr/bin/chromium",
                    Args =
                    [
                        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                    ],
                });
            }

            return _running;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>After the last test.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
