using Portal.Tests.Support;

namespace Portal.Tests.Real.Clusters;

/// <summary>One machine of the bed: a network of its own, an engine with containers, and the published program.</summary>
internal sealed class ClusterHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ClusterHost(string name, string address, NetworkNamespace network, DockerDaemon docker)
    {
        Name = name;
        Address = address;
        Network = network;
        Docker = docker;
    }

    public string Name { get; }

    public string Address { get; }

    public NetworkNamespace Network { get; }

    public DockerDaemon Docker { get; }

    public PortalProcess Portal { get; private set; } = null!;

    public string DataDirectory => _folder.At("data");

    /// <summary>Settings that stay the same over restarts; a join token is needed once.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; set; } = [];

    /// <param name="hub">The switch that the host's cable ends in.</param>
    public static async Task<ClusterHost> CreateAsync(string name, string address, NetworkNamespace hub)
    {
        NetworkNamespace network = await NetworkNamespace.CreateAsync(name[^1..]);
        string link = "to-" + name;
        await network.ConnectAsync(hub, link, address + "/24", "");
        await hub.RunAsync("ip", "link", "set", link, "master", "switch");
        return new ClusterHost(name, address, network, await DockerDaemon.StartAsync());
    }

    public async Task StartAsync(string mode, params (string Key, string Value)[] once)
    {
        Portal = await PortalProcess.StartAsync(new PortalStart
        {
            Mode = mode,
            Inside = Network,
            DataDirectory = DataDirectory,
            Address = new Uri("http://127.0.0.1:3357/"),
            Settings = [("Host:Name", Name), ("Docker:Socket", Docker.Socket), .. Settings, .. once],
        });
    }

    /// <summary>Stops it, however it ended.</summary>
    public ValueTask StopAsync() => Portal.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }

        await Docker.DisposeAsync();
        await Network.DisposeAsync();
        _folder.Dispose();
    }
}
