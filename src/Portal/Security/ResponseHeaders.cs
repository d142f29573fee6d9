using System.Net;

namespace Portal.Security;

/// <summary>Headers on every answer, so that a browser runs nothing but this program's own files.</summary>
/// <remarks>Virtual rows and widths of columns are style attributes: with <c>style-src 'self'</c> alone they break, with <c>style-src-attr</c> beside it nothing is violated (measured).</remarks>
internal static class ResponseHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), clipboard-write=(self), fullscreen=(self)";

    // A year. Without subdomains, which are not ours to decide for.
    private const string StrictTransportSecurity = "max-age=31536000";

    public static IApplicationBuilder UseResponseHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // On starting, so that it replaces what the framework sets for its own pages.
        context.Response.OnStarting(static state =>
        {
            var answered = (HttpContext)state;
            IHeaderDictionary headers = answered.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (answered.Request.IsHttps || IsLoopback(answered.Request.Host.Host))
            {
                // Elsewhere browsers pass over it, with a remark on the console for each page.
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
            }

            if (answered.Request.IsHttps)
            {
                headers.StrictTransportSecurity = StrictTransportSecurity;
            }

            if (IsPrivate(headers.ContentType.ToString()))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    private static bool IsLoopback(string host) => HostRule.IsLoopbackName(host) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    // Pages and JSON. Scripts, styles and pictures may be kept.
    private static bool IsPrivate(string contentType) =>
        contentType.StartsWith("text/html", StringComparison.Ordinal)
        || contentType.StartsWith("application/json", StringComparison.Ordinal)
        || contentType.StartsWith("application/problem+json", StringComparison.Ordinal);
}
