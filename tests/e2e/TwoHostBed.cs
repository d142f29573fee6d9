using System.Globalization;
using Portal.Tests.Real;

namespace Portal.EndToEnd;

/// <summary>Two published programs on loopback, one of them main, and a browser in front of that.</summary>
public sealed class TwoHostBed : IAsyncLifetime
{
    private PortalProcess? _client;
    private PortalProcess? _main;
    private Browser? _browser;

    internal PortalProcess Client => _client!;

    internal Uri Address => _main!.Address;

    internal Browser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _client = await PortalProcess.StartAsync(new PortalStart { Mode = "client", Settings = [("Host:Name", "host-b"), ("Cluster:Security", "None")] });
        _main = await PortalProcess.StartAsync(
            ("Host:Name", "host-a"), ("Cluster:Security", "None"), ("Cluster:Networks", "127.0.0.0/8"), ("Cluster:Hosts:host-b", _client.Address.Authority));
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _main, _client])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    /// <summary>Connections that the main host has open to the other now, by inode: its own sockets in the kernel's table, remote port and state 01, established.</summary>
    internal HashSet<string> Connections()
    {
        string port = $":{_client!.Address.Port.ToString("X4", CultureInfo.InvariantCulture)}";
        HashSet<string> own = [.. Directory.EnumerateFileSystemEntries($"/proc/{_main!.Id}/fd").Select(LinkOf).OfType<string>()];
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
