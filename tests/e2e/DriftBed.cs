using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>The published program over containers that differ from what the testbed's files say, one of them on two hosts, behind a real Nginx and beside a real Prometheus, and a browser in front of it.</summary>
public sealed class DriftBed : IAsyncLifetime
{
    private DockerDaemon? _docker;
    private DockerDaemon? _elsewhere;
    private PortalProcess? _client;
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    internal DockerDaemon Docker => _docker!;

    /// <summary>On host-c.</summary>
    internal DockerDaemon Elsewhere => _elsewhere!;

    internal TestbedFolder Testbed { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Testbed.Deploy("campus", ("web", "docker", "host-b"), ("twin", "docker", "host-a"));
        Testbed.Deploy("old", ("left", "docker"));
        Testbed.TakeDown("old");
        _docker = await DockerDaemon.StartAsync();
        foreach (string name in (string[])["campus-web", "campus-twin", "old-left", "stranger"])
        {
            await _docker.RunScriptAsync(name, "sleep 100000");
        }

        _elsewhere = await DockerDaemon.StartAsync();
        await _elsewhere.RunScriptAsync("campus-twin", "sleep 100000");
        _client = await PortalProcess.StartAsync(new PortalStart { Mode = "client", Settings = [("Host:Name", "host-c"), ("Cluster:Security", "None"), ("Docker:Socket", _elsewhere.Socket)] });

        // The machine that tests run on may be full or busy; that is none of these tests' business.
        _origin = await Origin.StartAsync(
            ("Docker:Socket", _docker.Socket),
            ("Cluster:Security", "None"),
            ("Cluster:Networks", "127.0.0.0/8"),
            ("Cluster:Hosts:host-c", _client.Address.Authority),
            ("Testbed:Root", Testbed.Root),
            ("Problems:PressurePercent", "100"),
            ("Problems:FilesystemWarningPercent", "100"),
            ("Problems:FilesystemErrorPercent", "100"),
            ("Problems:OvercommitWarningPercent", "10000"),
            ("Problems:OvercommitErrorPercent", "10000"));
        Browser = await Browser.StartAsync();
        await _origin.SignInAsync(Browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_origin, _client, _elsewhere, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        Testbed.Dispose();
    }
}
