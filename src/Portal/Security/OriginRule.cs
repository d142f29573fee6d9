using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Portal.Security;

/// <summary>A browser says in <c>Origin</c> which page sends a request: what could change something, and every WebSocket, must come from a page of ours.</summary>
/// <remarks>Before routing, so that it covers the circuit with all its fallbacks: browsers let any page open a WebSocket anywhere, and CORS does not stop them.</remarks>
internal static class OriginRule
{
    public static void UseOriginRule(this IApplicationBuilder app) => app.Use(static (context, next) =>
        MayPass(context) ? next(context) : Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "This request comes from a page of another origin."));

    /// <param name="isUpgrade">Programs that are no browser open none of ours, so one without an origin is refused.</param>
    internal static bool MayPass(string scheme, string host, string method, StringValues origin, bool isUpgrade)
    {
        bool matters = isUpgrade || !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method));
        return !matters || (origin.Count == 0 && !isUpgrade) || (origin is [{ } only] && IsOwn(only, scheme, host));
    }

    private static bool MayPass(HttpContext context) => MayPass(
        context.Request.Scheme, context.Request.Host.Value ?? "", context.Request.Method, context.Request.Headers.Origin, IsUpgrade(context));

    private static bool IsUpgrade(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true
        || context.Request.Headers.ContainsKey("Upgrade");

    // Browsers write both in the same way: lower case, no port where it is the scheme's own.
    private static bool IsOwn(string origin, string scheme, string host) =>
        host.Length > 0 && string.Equals(WithoutUsualPort(origin, scheme), WithoutUsualPort($"{scheme}://{host}", scheme), StringComparison.OrdinalIgnoreCase);

    private static string WithoutUsualPort(string address, string scheme)
    {
        string usual = scheme == Uri.UriSchemeHttps ? ":443" : ":80";
        return address.EndsWith(usual, StringComparison.Ordinal) ? address[..^usual.Length] : address;
    }
}
