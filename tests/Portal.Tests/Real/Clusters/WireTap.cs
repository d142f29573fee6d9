using System.Net.Sockets;

namespace Portal.Tests.Real.Clusters;

/// <summary>Hears every frame on every link of a network (packet(7)).</summary>
internal sealed class WireTap : IAsyncDisposable
{
    private const int AllProtocols = 0x0300; // ETH_P_ALL in network order
    private const int MostBytes = 64 << 20;

    private readonly Socket _socket;
    private readonly MemoryStream _heard = new();
    private readonly Task _running;

    private WireTap(Socket socket)
    {
        _socket = socket;
        _running = HearAsync();
    }

    public static WireTap On(NetworkNamespace network) => new(network.CreateSocket(SocketType.Raw, (ProtocolType)AllProtocols, AddressFamily.Packet));

    public long HeardBytes
    {
        get
        {
            lock (_heard)
            {
                return _heard.Length;
            }
        }
    }

    public bool Heard(ReadOnlySpan<byte> secret)
    {
        lock (_heard)
        {
            return _heard.GetBuffer().AsSpan(0, (int)_heard.Length).IndexOf(secret) >= 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _running;
        await _heard.DisposeAsync();
    }

    private async Task HearAsync()
    {
        byte[] frame = new byte[70_000];
        try
        {
            while (true)
            {
                int length = await _socket.ReceiveAsync(frame);
                lock (_heard)
                {
                    if (_heard.Length < MostBytes)
                    {
                        _heard.Write(frame, 0, length);
                    }
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
