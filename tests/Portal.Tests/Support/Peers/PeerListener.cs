using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support.Peers;

/// <summary>What a listener does with those who call.</summary>
internal enum PeerAccepts
{
    Everybody,

    /// <summary>Nobody listens: a call is refused.</summary>
    Nothing,

    /// <summary>It listens, nobody takes the calls, and the queue is full: the kernel leaves the next call unanswered.</summary>
    FullQueue,
}

/// <summary>The listening socket of a peer.</summary>
internal sealed class PeerListener : IDisposable
{
    private readonly Socket _socket;
    private readonly List<Socket> _fillers = [];

    private PeerListener(Socket socket, PeerAccepts accepts)
    {
        _socket = socket;
        Accepts = accepts;
        Address = (IPEndPoint)socket.LocalEndPoint!;
    }

    public PeerAccepts Accepts { get; }

    public IPEndPoint Address { get; }

    public static PeerListener Open(Func<Socket> makeSocket, IPEndPoint address, PeerAccepts accepts, Func<Socket, Task> serve)
    {
        Socket socket = makeSocket();
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(address);
        socket.Listen(accepts == PeerAccepts.FullQueue ? 0 : 512);
        PeerListener listener = new(socket, accepts);
        if (accepts == PeerAccepts.FullQueue)
        {
            listener.Fill(makeSocket);
        }
        else
        {
            _ = listener.AcceptAsync(serve);
        }

        return listener;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _fillers.ForEach(filler => filler.Dispose());
    }

    // A queue of length n holds n + 1 finished handshakes (tcp(7), listen(2)); the other fillers wait like everybody else.
    private void Fill(Func<Socket> makeSocket)
    {
        for (int i = 0; i < 3; i++)
        {
            Socket filler = makeSocket();
            filler.Blocking = false;
            try
            {
                filler.Connect(Address);
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // Under way: that is all it is for.
            }

            _fillers.Add(filler);
        }
    }

    private async Task AcceptAsync(Func<Socket, Task> serve)
    {
        try
        {
            while (true)
            {
                Socket caller = await _socket.AcceptAsync();
                caller.NoDelay = true;
                _ = Task.Run(() => serve(caller));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
