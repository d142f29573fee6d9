using Portal.Tests.Support;

namespace Portal.Tests.Real;

/// <summary>HTTP to daemons that the tests started on 127.0.0.1: no proxy, no redirects, no cookies.</summary>
internal static class LocalHttp
{
    public static Uri FreeAddress() => new($"http://127.0.0.1:{FreePort.Next()}/");

    public static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }, disposeHandler: true)
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(20),
        };
}
