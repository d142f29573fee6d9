using System.Net;
using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>HTTP to daemons that the tests started on 127.0.0.1: no proxy, no redirects, no cookies.</summary>
internal static class LocalHttp
{
    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <param name="inside">Network whose addresses are meant; null is the machine's own.</param>
    public static HttpClient Client(Uri address, NetworkNamespace? inside = null)
    {
        SocketsHttpHandler handler = new() { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        if (inside is not null)
        {
            handler.ConnectCallback = async (context, cancellationToken) =>
            {
                Socket socket = inside.CreateSocket();
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port), cancellationToken);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }

                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        return new HttpClient(handler, disposeHandler: true) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }
}
