using System.Net;

namespace Portal.Stack;

/// <summary>The one place where a handler for calling Grafana or Prometheus is made. Their addresses are the operator's own, so loopback is as good as any.</summary>
internal static class StackConnections
{
    private const int MaxHeadersKibibytes = 64;

    public static HttpMessageInvoker Open() =>
        new(
            new SocketsHttpHandler
            {
                // A redirect is a sign-in form or a mistake; neither is followed with our questions.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = MaxHeadersKibibytes,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxResponseDrainSize = 0,
                ResponseDrainTimeout = TimeSpan.Zero,
                ActivityHeadersPropagator = null,
            },
            disposeHandler: true);
}
