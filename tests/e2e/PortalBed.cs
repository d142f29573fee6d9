using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program with real containers of a deployment behind a real Nginx, and a browser in front of it. Without Prometheus: its scrapes would be among the samples that are counted.</summary>
public sealed class PortalBed : IAsyncLifetime
{
    private readonly TestbedFolder _testbed = new();
    private DockerDaemon? _docker;
    private Origin? _origin;

    internal PortalProcess Portal => _origin!.Portal;

    internal DockerDaemon Docker => _docker!;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _testbed.Deploy("campus", ("web", "docker"), ("broker", "docker"), ("absent", "docker"));
        _docker = await DockerDaemon.StartAsync();
        await _docker.RunScriptAsync("campus-web", "while :; do :; done", "--cpus=0.3");
        await _docker.RunScriptAsync("campus-broker", "sleep 100000");
        await _docker.RunScriptAsync("stranger", "sleep 100000");
        _origin = await Origin.StartAsync(new OriginStart
        {
            // The machine that tests run on may be full or busy; that is none of these tests' business.
            Portal = new PortalStart
            {
                Settings =
                [
                    ("Docker:Socket", _docker.Socket), ("Testbed:Root", _testbed.Root),
                    ("Problems:PressurePercent", "100"), ("Problems:FilesystemWarningPercent", "100"), ("Problems:FilesystemErrorPercent", "100"),
                ],
            },
            HasPrometheus = false,
        });
        Browser = await Browser.StartAsync();
        await _origin.SignInAsync(Browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_origin, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }
}
