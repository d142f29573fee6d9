using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Real.Faults;

/// <summary>A name server for one name that answers, denies the name or keeps silent.</summary>
internal sealed class FaultyResolver : IAsyncDisposable
{
    /// <summary>A name of the kind that no public server knows (RFC 6761).</summary>
    public const string HostName = "named.test";

    private readonly Socket _socket;
    private readonly IPAddress _address;
    private readonly Task _running;

    private FaultyResolver(Socket socket, IPAddress address)
    {
        _socket = socket;
        _address = address;
        _running = ServeAsync();
    }

    public ResolverMood Mood { get; set; }

    public static FaultyResolver Start(NetworkNamespace inside, IPEndPoint at, IPAddress address)
    {
        Socket socket = inside.CreateSocket(SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(at);
        return new FaultyResolver(socket, address);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _running;
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[512];
        try
        {
            while (true)
            {
                SocketReceiveFromResult query = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                if (Mood != ResolverMood.Silent)
                {
                    await _socket.SendToAsync(Answer(buffer.AsSpan(0, query.ReceivedBytes)), query.RemoteEndPoint);
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    // RFC 1035: header of 12 bytes (id, flags, four counts), the question as it came, then for an A question one answer.
    private byte[] Answer(ReadOnlySpan<byte> query)
    {
        int question = 12 + query[12..].IndexOf((byte)0) + 1 + 4; // name, type, class
        bool isA = query[question - 3] == 1;
        bool knows = Mood == ResolverMood.Answers;
        byte[] address = isA && knows ? [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, .. _address.GetAddressBytes()] : []; // time to live 0: asked anew each time
        byte code = knows ? (byte)0 : (byte)3; // NXDOMAIN
        return [query[0], query[1], 0x85, (byte)(0x80 | code), 0, 1, 0, (byte)(address.Length > 0 ? 1 : 0), 0, 0, 0, 0, .. query[12..question], .. address];
    }
}

internal enum ResolverMood
{
    Answers,
    DeniesName,
    Silent,
}
