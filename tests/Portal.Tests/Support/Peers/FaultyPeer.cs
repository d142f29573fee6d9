using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support.Peers;

/// <summary>Stands in for another host: a listener that answers as its script says, well or badly, and counts who came. Written from the protocol, not from the client that it tests.</summary>
/// <remarks>All members may be used from any thread. The script is changed while it runs: connections that it answers from then on see the new one.</remarks>
internal sealed class FaultyPeer : IAsyncDisposable
{
    private static readonly TimeSpan NoticeWithin = TimeSpan.FromMilliseconds(250);

    private readonly Func<Socket> _makeSocket;
    private readonly Lock _gate = new();
    private readonly HashSet<PeerConnection> _open = [];
    private readonly CancellationTokenSource _end = new();
    private PeerListener? _listener;
    private PeerScript _script = PeerScript.Healthy(_ => []);
    private CancellationTokenSource _turn = new();
    private int _dials;
    private int _requests;
    private int _under;
    private int _mostUnder;

    private FaultyPeer(IPEndPoint address, Func<Socket> makeSocket)
    {
        Address = address;
        _makeSocket = makeSocket;
    }

    public IPEndPoint Address { get; private set; }

    /// <summary>What it speaks unless its script says otherwise; null is plain TCP.</summary>
    public PeerTls? Tls { get; set; }

    /// <summary>Connections made to it since it started.</summary>
    public int Dials => Volatile.Read(ref _dials);

    /// <summary>Requests whose headers arrived whole.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The most requests that were under way at the same time.</summary>
    public int MostRequestsAtOnce => Volatile.Read(ref _mostUnder);

    public int OpenConnections
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>First line of the newest request.</summary>
    public string? LastRequest { get; private set; }

    /// <param name="address">Port 0: any.</param>
    /// <param name="makeSocket">Makes the listening socket, in a network namespace for example; default in this one.</param>
    public static FaultyPeer Start(IPEndPoint address, PeerScript script, PeerTls? tls = null, Func<Socket>? makeSocket = null)
    {
        FaultyPeer peer = new(address, makeSocket ?? (() => new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp))) { Tls = tls };
        peer.Become(script);
        return peer;
    }

    /// <summary>Changes what it does. Requests that are under way end; unless <paramref name="keepConnections"/>, so do all connections.</summary>
    public void Become(PeerScript script, bool keepConnections = false)
    {
        CancellationTokenSource before;
        PeerConnection[] open;
        lock (_gate)
        {
            _script = script;
            (before, _turn) = (_turn, new CancellationTokenSource());
            open = keepConnections ? [] : [.. _open];
            Listen(script.Accepts);
        }

        before.Cancel();
        before.Dispose();
        foreach (PeerConnection connection in open)
        {
            connection.Close();
        }
    }

    public void ResetMostRequestsAtOnce() => Volatile.Write(ref _mostUnder, 0);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Become(PeerScript.ClosedPort);
        _turn.Dispose();
        _end.Dispose();
    }

    // Under the lock.
    private void Listen(PeerAccepts accepts)
    {
        if (_listener?.Accepts == accepts)
        {
            return;
        }

        _listener?.Dispose();
        _listener = null;
        if (accepts != PeerAccepts.Nothing)
        {
            _listener = PeerListener.Open(_makeSocket, Address, accepts, Serve);
            Address = _listener.Address;
        }
    }

    private async Task Serve(Socket socket)
    {
        Interlocked.Increment(ref _dials);
        PeerConnection connection = new(socket);
        PeerScript script;
        CancellationToken turn;
        lock (_gate)
        {
            _open.Add(connection);
            (script, turn) = (_script, _turn.Token);
        }

        try
        {
            if (await connection.OpenAsync(script, Tls, turn))
            {
                while (await connection.ReadHeadAsync(_end.Token) is { } head && await AnswerAsync(connection, head))
                {
                    // One request after the other, as long as both sides want.
                }
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The caller gave up, or the script changed: what a peer like this is for.
        }
        finally
        {
            lock (_gate)
            {
                _open.Remove(connection);
            }

            connection.Close();
        }
    }

    private async Task<bool> AnswerAsync(PeerConnection connection, string head)
    {
        PeerScript script;
        CancellationToken turn;
        lock (_gate)
        {
            (script, turn) = (_script, _turn.Token);
            LastRequest = head.Split('\r')[0];
        }

        Interlocked.Increment(ref _requests);
        _ = CountAsync(Interlocked.Increment(ref _under));
        try
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(turn, connection.Gone);
            Task hungUp = connection.HungUpAsync(over.Token);
            Task answered = script.AnswerAsync(new PeerRequest(connection, head, Requests), over.Token);
            bool finished = await Task.WhenAny(answered, hungUp) == answered;
            await over.CancelAsync();
            await hungUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await answered;
            return finished && connection.IsOpen;
        }
        finally
        {
            Interlocked.Decrement(ref _under);
        }
    }

    // A caller that hung up and called again may be heard before its end is: only what lasts counts as two at once.
    private async Task CountAsync(int under)
    {
        if (under > 1)
        {
            await Task.Delay(NoticeWithin);
        }

        int lasting = Math.Min(under, Volatile.Read(ref _under));
        for (int seen = Volatile.Read(ref _mostUnder); lasting > seen; seen = Volatile.Read(ref _mostUnder))
        {
            Interlocked.CompareExchange(ref _mostUnder, lasting, seen);
        }
    }
}
