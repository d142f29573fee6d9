using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.Security.Operators;

namespace Portal.Security;

/// <summary>The two routes of signing in that are no page.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.SignInCheck, Check).ExcludeFromDescription();
        endpoints.MapPost(Routes.SignOut, SignOutAsync).ExcludeFromDescription();
    }

    // Nginx asks before it passes a request on to Grafana; pages ask when their connection was cut. 204: may see pages.
    private static IResult Check(HttpContext context, SignInRule rule)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.User.Identity?.IsAuthenticated == true || !rule.Asks(context) ? Results.NoContent() : Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, OperatorSessions sessions, CircuitConnections circuits)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.Problem("This form is not from a page of this session: reload the page and sign out there.", statusCode: StatusCodes.Status400BadRequest);
        }

        sessions.End(context.User);
        await context.SignOutAsync(OperatorSchemes.Session);
        circuits.EndWhere(user => !sessions.IsGood(user));
        context.Response.Redirect(SignInAddress.Of(context.Request.PathBase, null, SignInAddress.SignedOut));
        return Results.Empty;
    }
}
