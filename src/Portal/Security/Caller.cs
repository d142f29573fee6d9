using System.Net;

namespace Portal.Security;

/// <summary>Where a request came from, as the connection tells it: noted before forwarded headers are believed.</summary>
/// <param name="Peer">The other end of the connection; null for one without an address (a unix socket).</param>
/// <param name="IsForwarded">It bears a header of a proxy, so it counts as coming from elsewhere, whoever wrote that header.</param>
internal sealed record Caller(IPAddress? Peer, bool IsForwarded)
{
    public static Caller Of(HttpContext context) => context.Features.Get<Caller>() ?? From(context);

    public static void UseCallers(IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // Once: where a failed request is run again for its error page, the headers have been consumed.
        context.Features.Set(Of(context));
        return next(context);
    });

    private static Caller From(HttpContext context) => new(
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress,
        context.Request.Headers.Keys.Any(name => name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)));
}
