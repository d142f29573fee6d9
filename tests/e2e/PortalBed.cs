using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with real containers of a deployment, and a browser in front of it.</summary>
public sealed class PortalBed : IAsyncLifetime
{
    private readonly TestbedFolder _testbed = new();
    private DockerDaemon? _docker;
    private PortalProcess? _portal;
    private Browser? _browser;

    internal PortalProcess Portal => _portal!;

    internal DockerDaemon Docker => _docker!;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _testbed.Deploy("campus", ("web", "docker"), ("broker", "docker"), ("absent", "docker"));
        _docker = await DockerDaemon.StartAsync();
        await _docker.RunScriptAsync("campus-web", "while :; do :; done", "--cpus=0.3");
        await _docker.RunScriptAsync("campus-broker", "sleep 100000");
        await _docker.RunScriptAsync("stranger", "sleep 100000");
        _portal = await PortalProcess.StartAsync(("Docker:Socket", _docker.Socket), ("Testbed:Root", _testbed.Root));
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _portal, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }
}
