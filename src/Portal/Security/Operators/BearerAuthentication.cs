using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Security.Operators;

/// <summary>A script that sends the sign-in token with each request: to read JSON, never for pages or their circuit.</summary>
internal sealed class BearerAuthentication(
    OperatorToken token, OperatorRates rates, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>A proxy may send other kinds of authorization along, which say nothing here.</summary>
    public static bool IsThere(HttpRequest request) => request.Headers.Authorization.Any(header => header?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) == true);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        // Metrics may have a bearer of their own, which is none of ours.
        if (!IsForJson(Request) || FreeRoutes.Contain(Context.GetEndpoint()) || Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        // A right token costs no try, so that a script may ask each second; a wrong one counts as one at the form does.
        IPAddress caller = OperatorRates.AddressOf(Context);
        if (rates.IsFull(caller) || !token.Matches(header[Prefix.Length..]))
        {
            rates.TryEnter(caller);
            return AuthenticateResult.Fail("The bearer token is not the sign-in token, or too many were tried.");
        }

        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "script")], OperatorSchemes.Bearer));
        return AuthenticateResult.Success(new AuthenticationTicket(user, OperatorSchemes.Bearer));
    }

    private static bool IsForJson(HttpRequest request) => HttpMethods.IsGet(request.Method) && Refusal.IsForPrograms(request.Path);
}
