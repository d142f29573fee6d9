using System.Globalization;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>Two published programs on loopback, one of them main, the other with the containers of a deployment, and a browser in front of the main one, which is behind a real Nginx and beside a real Prometheus.</summary>
public sealed class TwoHostBed : IAsyncLifetime
{
    private readonly TestbedFolder _testbed = new();
    private DockerDaemon? _docker;
    private PortalProcess? _client;
    private Origin? _main;

    internal PortalProcess Client => _client!;

    internal Uri Address => _main!.Address;

    internal Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _testbed.Deploy("campus", ("web", "docker", "host-b"), ("broker", "docker", "host-b"));
        _docker = await DockerDaemon.StartAsync();
        await _docker.RunScriptAsync("campus-web", "while :; do :; done", "--cpus=0.1");
        await _docker.RunScriptAsync("campus-broker", "sleep 100000");
        _client = await PortalProcess.StartAsync(new PortalStart { Mode = "client", Settings = [("Host:Name", "host-b"), ("Cluster:Security", "None"), ("Docker:Socket", _docker.Socket)] });
        _main = await Origin.StartAsync(
            ("Host:Name", "host-a"), ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", _client.Address.Authority), ("Testbed:Root", _testbed.Root));
        Browser = await Browser.StartAsync();
        await _main.SignInAsync(Browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_main, _client, _docker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _testbed.Dispose();
    }

    /// <summary>By the main host's own metric: the other host's snapshots arrive each second.</summary>
    internal async Task<bool> StreamsAsync() =>
        (await _main!.Portal.ScrapeAsync("/metrics/self")).Named("testbed_fanout_streaming").Single(sample => sample["host"] == "host-b").Value > 0;

    /// <summary>Connections that the main host has open to the other now, by inode: its own sockets in the kernel's table, remote port and state 01, established.</summary>
    internal HashSet<string> Connections()
    {
        string port = $":{_client!.Address.Port.ToString("X4", CultureInfo.InvariantCulture)}";
        HashSet<string> own = [.. Directory.EnumerateFileSystemEntries($"/proc/{_main!.Portal.Id}/fd").Select(LinkOf).OfType<string>()];
        return [.. File.ReadLines("/proc/net/tcp").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[2].EndsWith(port, StringComparison.Ordinal) && columns[3] is "01" && own.Contains($"socket:[{columns[9]}]"))
            .Select(columns => columns[9])];
    }

    // A descriptor may be closed between listing and reading it.
    private static string? LinkOf(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
