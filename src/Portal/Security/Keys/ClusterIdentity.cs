namespace Portal.Security.Keys;

/// <summary>Holds this host's newest keys. Thread-safe.</summary>
internal sealed class ClusterIdentity(ClusterKeys? keys) : IClusterIdentity
{
    private volatile ClusterKeys? _current = keys;

    public event Action? Changed;

    public ClusterKeys? Current => _current;

    public void Replace(ClusterKeys keys)
    {
        // The old certificate is not disposed: handshakes and pooled connections may be using it. It is a few kilobytes every two months.
        _current = keys;
        Changed?.Invoke();
    }
}
