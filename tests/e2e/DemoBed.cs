using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with a simulated testbed, at the root and below a path base, and a browser in front of it.</summary>
public sealed class DemoBed : IAsyncLifetime
{
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(("Demo", "true"), ("Host:Name", "this-machine"), ("PathBase", "/portal"));
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
    }
}
