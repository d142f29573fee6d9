using System.Net;
using System.Net.Sockets;
using Portal.Cluster.Members;

namespace Portal.Cluster.Joining;

/// <summary>Calls the main host: one connection, from the chosen address, to nobody else. Disposing it closes the connection.</summary>
internal sealed class MainCall : IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly Uri _base;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _connection;

    /// <param name="main">Where it is.</param>
    /// <param name="defaultPort">Where the address names no port.</param>
    /// <param name="source">Address to call from; null lets the kernel choose.</param>
    /// <param name="secure">Makes TLS over a new connection; null is plain HTTP.</param>
    /// <param name="clock">For the deadline.</param>
    public MainCall(HostAddress main, int defaultPort, IPAddress? source, Func<Stream, CancellationToken, Task<Stream>>? secure, TimeProvider clock)
    {
        // TLS is made in the connection, under a verdict of our own; the scheme tells the client not to make it a second time.
        _base = main.ToUri(Uri.UriSchemeHttp, defaultPort);
        _clock = clock;
        _connection = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                ActivityHeadersPropagator = null,
                ConnectCallback = async (_, cancellation) => await ConnectAsync(new DnsEndPoint(main.Host, _base.Port), source, secure, cancellation),
            },
            disposeHandler: true);
    }

    /// <exception cref="MainUnreachableException">No whole answer in time; the message says why.</exception>
    public async Task<MainReply> SendAsync(HttpMethod method, string path, byte[]? json, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(Deadline, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        using var message = new HttpRequestMessage(method, new Uri(_base, path)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (json is not null)
        {
            message.Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
        }

        try
        {
            using HttpResponseMessage response = await _connection.SendAsync(message, either.Token);
            byte[] body = new byte[LargestAnswer + 1];
            await using Stream stream = await response.Content.ReadAsStreamAsync(either.Token);
            int length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, either.Token);
            return length <= LargestAnswer ? new MainReply(response.StatusCode, body.AsMemory(0, length)) : throw new MainUnreachableException("its answer is larger than 64 KiB");
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MainUnreachableException("no answer within 5 s", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            throw new MainUnreachableException(Why(fault), fault);
        }
    }

    public void Dispose() => _connection.Dispose();

    private static async Task<Stream> ConnectAsync(DnsEndPoint main, IPAddress? source, Func<Stream, CancellationToken, Task<Stream>>? secure, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(main.Host, cancellationToken);
        IPAddress address = addresses.FirstOrDefault(each => source is null || each.AddressFamily == source.AddressFamily) ?? throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            if (source is not null)
            {
                socket.Bind(new IPEndPoint(source, 0));
            }

            await socket.ConnectAsync(new IPEndPoint(address, main.Port), cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            return secure is null ? stream : await secure(stream, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            stream?.Dispose();
            throw;
        }
    }

    private static string Why(Exception fault)
    {
        for (Exception? each = fault; each is not null; each = each.InnerException)
        {
            switch (each)
            {
                case MainUnreachableException ours:
                    return ours.Message;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "its name does not resolve to an address";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "nothing listens there";
                case System.Security.Authentication.AuthenticationException:
                    return "its certificate does not prove that it is the main host of this cluster, or it does not take ours";
                default:
                    break;
            }
        }

        return $"the connection failed ({fault.GetType().Name})";
    }
}

internal sealed record MainReply(HttpStatusCode Status, ReadOnlyMemory<byte> Body);

/// <summary>The message ends a sentence about the main host.</summary>
internal sealed class MainUnreachableException(string message, Exception? inner = null) : IOException(message, inner);
