namespace Portal.Security;

/// <summary><c>/sign-in/check</c>: whether the caller may see pages, asked by Nginx before it passes a request on to Grafana. 204: yes.</summary>
/// <remarks>Nobody has to sign in yet, so everybody may.</remarks>
internal static class SignInEndpoints
{
    public static void MapSignInCheck(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Routes.SignInCheck, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.NoContent();
        }).ExcludeFromDescription();
}
