using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.Components.Client;

/// <summary>A client has one page, which says where the portal is. It holds nothing secret, and no circuit, form or cookie.</summary>
internal static class ClientPageRegistration
{
    public static IServiceCollection AddClientPage(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // Components bring the service along; without keys to keep it must not make any.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    public static void MapClientPage(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapMethods(Routes.AnyOtherPage, [HttpMethods.Get, HttpMethods.Head], Answer).WithOrder(int.MaxValue).ExcludeFromDescription();
    }

    private static IResult Answer(HttpRequest request) =>
        !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) ? TypedResults.NotFound()
        : new RazorComponentResult<ClientDocument> { StatusCode = request.Path == Routes.OverviewPage ? StatusCodes.Status200OK : StatusCodes.Status404NotFound };
}
