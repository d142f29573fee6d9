using System.Collections.Immutable;
using System.Net;
using Portal.Configuration;

namespace Portal.Security.Operators;

/// <summary>The header of a proxy that signs people in: believed from the connection's own address only, and only where it stands once. Anything else with that header is a forgery and gets 400.</summary>
internal sealed class ProxyHeaderRule(PortalOptions options)
{
    private const int LongestName = 256;

    private readonly string? _header = options.Operators.ProxyHeader is { Length: > 0 } header ? header : null;
    private readonly ImmutableArray<IPNetwork> _proxies = ProxyNetworks.Of(options);

    /// <summary>Null where the header is not there.</summary>
    public string? NameIn(HttpContext context) => IsThere(context) && IsTrue(context) ? context.Request.Headers[_header!].ToString() : null;

    public void Use(IApplicationBuilder app) => app.Use((context, next) =>
        !IsThere(context) || IsTrue(context)
            ? next(context)
            : Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "The header that names an operator is not from the proxy, or not there exactly once."));

    private bool IsThere(HttpContext context) => _header is not null && context.Request.Headers.ContainsKey(_header);

    private bool IsTrue(HttpContext context) =>
        ProxyNetworks.Contain(_proxies, Caller.Of(context).Peer)
        && context.Request.Headers[_header!] is [{ Length: > 0 and <= LongestName } name]
        && name.All(letter => !char.IsControl(letter));
}
