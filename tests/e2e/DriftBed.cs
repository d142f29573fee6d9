using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program over containers that differ from what the testbed's files say, and a browser in front of it.</summary>
public sealed class DriftBed : IAsyncLifetime
{
    private DockerDaemon? _docker;
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _portal!.Address;

    internal Browser Browser => _browser!;

    internal DockerDaemon Docker => _docker!;

    internal TestbedFolder Testbed { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Testbed.Deploy("campus", ("web", "docker", "host-b"));
        Testbed.Deploy("old", ("left", "docker"));
        Testbed.TakeDown("old");
        _docker = await DockerDaemon.StartAsync();
        foreach (string name in (string[])["campus-web", "old-left", "stranger"])
        {
            await _docker.RunScriptAsync(name, "sleep 100000");
        }

        // The machine that tests run on may be full or busy; that is none of these tests' business.
        _portal = await PortalProcess.StartAsync(
            ("Docker:Socket", _docker.Socket),
            ("Testbed:Root", Testbed.Root),
            ("Problems:PressurePercent", "100"),
            ("Problems:FilesystemWarningPercent", "100"),
            ("Problems:FilesystemErrorPercent", "100"),
            ("Problems:OvercommitWarningPercent", "10000"),
            ("Problems:OvercommitErrorPercent", "10000"));
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

        Testbed.Dispose();
    }
}
