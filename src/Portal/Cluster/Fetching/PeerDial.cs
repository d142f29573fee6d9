using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Portal.Cluster.Members;

namespace Portal.Cluster.Fetching;

/// <summary>Connects to one member: resolves beside the scrape, judges every address, dials one of those that may be called, once a request.</summary>
internal sealed class PeerDial(Member member, OutboundRules rules, AddressBook book, PeerTls? tls, TimeProvider clock)
{
    /// <summary>A host of a testbed's network accepts within milliseconds; one that is gone must not hold up a scrape.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan KeepAliveTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(5);
    private const int KeepAliveProbes = 3;

    private int _turn;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (!context.InitialRequestMessage.Options.TryGetValue(PeerRequest.Key, out PeerRequest? request) || !request.TryDial())
        {
            throw new PeerFailure(FetchResult.Cut, "It closed the connection before it answered.");
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Cancellation);
        request.Stage = PeerStage.Resolving;
        IPAddress address = Choose(await ResolveAsync(ended.Token));
        request.Stage = PeerStage.Connecting;
        Stream stream = await DialAsync(new IPEndPoint(address, member.Address!.Port), ended.Token);
        if (tls is not null)
        {
            request.Stage = PeerStage.Handshake;
            stream = await tls.SecureAsync(stream, ended.Token);
        }

        request.Stage = PeerStage.Asking;
        return stream;
    }

    private async ValueTask<ImmutableArray<IPAddress>> ResolveAsync(CancellationToken cancellationToken)
    {
        // The Uri has read odd spellings of numbers already; what is left is a name.
        string host = member.Address!.IdnHost;
        return IPAddress.TryParse(host, out IPAddress? literal)
            ? [literal]
            : await book.FindAsync(host, cancellationToken) ?? throw new PeerFailure(FetchResult.Dns, "Its name does not resolve to an address.");
    }

    // The next try after a failed one takes the next address: one dial a request, and none is left out for ever.
    private IPAddress Choose(ImmutableArray<IPAddress> addresses)
    {
        IPAddress[] allowed = [.. addresses.Select(OutboundRules.Plain).Where(rules.Allow)];
        return allowed.Length > 0
            ? allowed[(_turn & int.MaxValue) % allowed.Length]
            : throw new PeerFailure(FetchResult.Refused, "Its address lies where hosts may not be called (Portal:Cluster:Networks; loopback must be named there, link-local and multicast never work).");
    }

    private async Task<Stream> DialAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            // A host that vanished without a word is noticed between two requests, too.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)KeepAliveTime.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)KeepAliveInterval.TotalSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
            await socket.ConnectAsync(endpoint, ended.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            _turn++;
            throw fault switch
            {
                SocketException refused => FetchFault.OfConnecting(refused),
                OperationCanceledException when patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested =>
                    new PeerFailure(FetchResult.Timeout, "It did not accept a connection within half a second.", fault),
                _ => fault,
            };
        }
    }
}
