using System.Net;
using Portal.Cluster.Members;

namespace Portal.Cluster.Fetching;

/// <summary>The one place where a handler for calling hosts is made: one per member, for nobody else. Disposing the invoker closes its connections.</summary>
internal static class PeerConnections
{
    private const int MaxHeadersKibibytes = 64;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    public static HttpMessageInvoker Open(Member member, OutboundRules rules, AddressBook book, PeerTls? tls, TimeProvider clock) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = MaxHeadersKibibytes,
                PooledConnectionLifetime = ConnectionLifetime,
                ConnectCallback = new PeerDial(member, rules, book, tls, clock).ConnectAsync,

                // A connection whose answer was given up is closed, not read to its end for the sake of using it again.
                MaxResponseDrainSize = 0,
                ResponseDrainTimeout = TimeSpan.Zero,
                ActivityHeadersPropagator = null,
            },
            disposeHandler: true);
}
