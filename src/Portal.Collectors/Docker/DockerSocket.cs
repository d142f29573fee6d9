using System.Net;
using System.Net.Sockets;

namespace Portal.Collectors.Docker;

/// <summary>HTTP over the engine's unix socket.</summary>
internal static class DockerSocket
{
    // In KiB. The engine's own headers are half of one.
    private const int MaxHeadersKib = 64;

    private static readonly HttpRequestOptionsKey<bool> Dialled = new("Portal.Docker.Dialled");

    /// <summary>Deadlines are the caller's tokens: HttpClient's own timeout ends with the headers.</summary>
    public static HttpClient Client(string path)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeadersKib,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(path, context.InitialRequestMessage, cancellationToken),
        };
        return new HttpClient(new DockerRouteGuard(sockets)) { BaseAddress = new Uri("http://docker"), Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectAsync(string path, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The handler would dial a peer that closes before its first byte four times for one request.
        if (request.Options.TryGetValue(Dialled, out bool dialled) && dialled)
        {
            throw new IOException("The connection was closed before the answer's first byte.");
        }

        request.Options.Set(Dialled, value: true);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
