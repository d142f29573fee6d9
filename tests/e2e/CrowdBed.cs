using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with five thousand simulated guests, and a browser in front of it.</summary>
public sealed class CrowdBed : IAsyncLifetime
{
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(("Demo", "true"), ("Simulate:Hosts", "20"), ("Simulate:Guests", "5000"));
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
