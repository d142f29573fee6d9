using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Security.Operators;

/// <summary>What somebody who is not signed in gets: at a browser the sign-in page and afterwards the exact address, in a program 401.</summary>
internal sealed class OperatorRefusal(SessionCookie cookie) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        if (Security.Refusal.WantsPage(context.Request))
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(SignInAddress.Of(context.Request.PathBase, context.Request.GetEncodedPathAndQuery(), cookie.WhyOver(context)));
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Security.Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "Sign in first, or bring the sign-in token as a bearer token: expected one of them, found neither.");
    }
}
