using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Security.Operators;

/// <summary>Whoever the proxy says it is. That the header is the proxy's, <see cref="ProxyHeaderRule"/> has found before.</summary>
internal sealed class ProxyAuthentication(
    ProxyHeaderRule rule, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (rule.NameIn(Context) is not { } name)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], OperatorSchemes.Proxy));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, OperatorSchemes.Proxy)));
    }
}
