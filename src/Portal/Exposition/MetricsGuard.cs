using System.Net;
using Microsoft.Extensions.Options;
using Portal.Configuration;

namespace Portal.Exposition;

/// <summary>Who may read metrics: everybody, unless the configuration names networks or a token.</summary>
internal sealed class MetricsGuard(IOptions<PortalOptions> options)
{
    private readonly BearerTokens? _tokens = options.Value.Exporter.TokenFile is { Length: > 0 } file ? BearerTokens.Read(file) : null;
    private readonly AllowedNetworks? _networks = options.Value.Exporter.AllowedNetworks is { Length: > 0 } text ? AllowedNetworks.Parse(text) : null;

    /// <summary>The status of the refusal; null where the caller may read.</summary>
    public HttpStatusCode? Refuse(HttpContext context)
    {
        if (_networks?.Contain(PeerAddress.Of(context)) == false)
        {
            return HttpStatusCode.Forbidden;
        }

        return _tokens?.Accept(context.Request.Headers.Authorization) == false ? HttpStatusCode.Unauthorized : null;
    }
}
