using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with a simulated testbed that everybody signs in to, a client of some main host, and a browser.</summary>
public sealed class SignInBed : IAsyncLifetime
{
    private PortalProcess? _portal;
    private PortalProcess? _client;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Uri ClientAddress => _client!.Address;

    internal string Token => _portal!.SignInToken;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        Task<PortalProcess> client = PortalProcess.StartAsync(new PortalStart { Mode = "client", Settings = [("Host:Name", "host-b"), ("Cluster:Main", "main-a.lan"), ("Cluster:Security", "None")] });
        _portal = await PortalProcess.StartAsync(("Demo", "true"), ("Host:Name", "this-machine"), ("Operators:SignIn", "Required"));
        _client = await client;
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _client, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}
