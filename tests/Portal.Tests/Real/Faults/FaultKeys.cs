using Portal.Tests.Support;
using Portal.Tests.Support.Peers;

namespace Portal.Tests.Real.Faults;

/// <summary>The cluster's keys as the program made them at its first start, and certificates for hosts that only a test speaks for; or no keys at all, where hosts don't authenticate each other.</summary>
internal sealed class FaultKeys : IDisposable
{
    private readonly PeerAuthority? _authority;

    private FaultKeys(PeerAuthority? authority) => _authority = authority;

    public PeerAuthority Authority => _authority ?? throw new InvalidOperationException("Hosts of this bed don't authenticate each other.");

    public IReadOnlyList<(string Key, string Value)> Settings => _authority is null ? [("Cluster:Security", "None")] : [("Cluster:Security", "Mutual"), ("Cluster:Listen", "127.0.0.1:3356")];

    /// <summary>Port of a host whose address names none.</summary>
    public int DefaultPort => _authority is null ? 3357 : 3356;

    public static FaultKeys None() => new(null);

    /// <summary>Starts a main host once on this data directory, so that it makes its authority, and borrows that one's key.</summary>
    public static async Task<FaultKeys> MakeAsync(string dataDirectory, NetworkNamespace inside)
    {
        await using PortalProcess first = await PortalProcess.StartAsync(new PortalStart { Inside = inside, DataDirectory = dataDirectory });
        PeerAuthority? authority = null;
        await Until.HoldsAsync("the main host has made its authority", TimeSpan.FromSeconds(10), () => Task.FromResult((authority = ClusterFolder.Authority(dataDirectory)) is not null));
        return new FaultKeys(authority);
    }

    public PeerTls? Of(string host) => _authority?.TlsOf(host);

    public void Dispose() => _authority?.Dispose();
}
