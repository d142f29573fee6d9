using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with a simulated testbed that everybody signs in to, behind a real Nginx and beside a real Prometheus; a client of some main host; and a browser that nobody signed in with.</summary>
public sealed class SignInBed : IAsyncLifetime
{
    private Origin? _origin;
    private PortalProcess? _client;

    internal Uri Address => _origin!.Address;

    /// <summary>Of the program itself, for its own command line.</summary>
    internal Uri OwnAddress => _origin!.Portal.Address;

    internal Uri ClientAddress => _client!.Address;

    internal string Token => _origin!.Portal.SignInToken;

    internal Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Task<PortalProcess> client = PortalProcess.StartAsync(new PortalStart { Mode = "client", Settings = [("Host:Name", "host-b"), ("Cluster:Main", "main-a.lan"), ("Cluster:Security", "None")] });
        _origin = await Origin.StartAsync(("Demo", "true"), ("Host:Name", "this-machine"), ("Operators:SignIn", "Required"));
        _client = await client;
        Browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_client, _origin])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}
