using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Portal.Security.Operators;

/// <summary>The cookie that bears a session: unreadable to scripts, not sent along by other sites' forms and sockets, good for 8 hours from the last request.</summary>
/// <remarks>Over TLS its name says <c>__Host-</c>, which browsers accept for this origin alone; in plain HTTP they would refuse that name.</remarks>
internal sealed class SessionCookie(IOptionsMonitor<CookieAuthenticationOptions> options, OperatorSessions sessions, TimeProvider clock)
{
    private const string SecureName = "__Host-portal";
    private const string PlainName = "portal";

    public static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    public static void Configure(CookieAuthenticationOptions cookie, OperatorSessions sessions, OperatorAccess access)
    {
        cookie.Cookie.Name = SecureName;
        cookie.Cookie.Path = "/"; // which __Host- demands
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // a link from a chat arrives signed in; posts and sockets have the origin rule
        cookie.CookieManager = new ByScheme();
        cookie.ExpireTimeSpan = OperatorSessions.Sliding;
        cookie.SlidingExpiration = true;
        cookie.Events.OnSigningIn = context =>
        {
            access.SeeSession(context.HttpContext);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = context =>
        {
            if (context.Principal is not { } user || !sessions.IsGood(user))
            {
                context.RejectPrincipal();
            }
            else
            {
                access.SeeSession(context.HttpContext);
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>How a session of ours came to its end by itself, in a word of <see cref="SignInAddress"/>; null where there is none, or it was ended.</summary>
    /// <remarks>An open tab may outlive its cookie, never its session: of one that did both, what cut the tab is the reason.</remarks>
    public string? WhyOver(HttpContext context)
    {
        CookieAuthenticationOptions cookie = options.Get(OperatorSchemes.Session);
        AuthenticationTicket? ticket = cookie.CookieManager.GetRequestCookie(context, SecureName) is { } value ? cookie.TicketDataFormat.Unprotect(value) : null;
        return ticket is null ? null
            : sessions.IsTooOld(ticket.Principal) ? SignInAddress.TooOld
            : ticket.Properties.ExpiresUtc <= clock.GetUtcNow() ? SignInAddress.Expired
            : null;
    }

    private sealed class ByScheme : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameFor(context.Request));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => _inner.AppendResponseCookie(context, NameFor(context.Request), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, NameFor(context.Request), options);
    }
}
