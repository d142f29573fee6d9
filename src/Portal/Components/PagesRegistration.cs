using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Components.Histories;
using Portal.Components.Pages.DeploymentList;
using Portal.Components.Pages.Deployments;
using Portal.Components.Pages.Deployments.Dashboard;
using Portal.Components.Pages.GuestList;
using Portal.Components.Pages.HostList;
using Portal.Components.Palette;
using Portal.Components.Shared;
using Portal.Components.Tables;

namespace Portal.Components;

/// <summary>Registers and maps the pages, their static files and their circuit.</summary>
public static class PagesRegistration
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(CircuitLimits.Apply).AddHubOptions(hub => hub.MaximumReceiveMessageSize = CircuitLimits.LargestMessageBytes);
        services.AddScoped<PortalScript>();
        services.AddScoped<BrowserMutes>();
        services.AddSingleton<FrozenMoments>();
        services.AddSingleton<Viewers>();
        services.AddScoped<LastAddresses>();
        services.AddScoped<CircuitLive>();
        services.AddSingleton<PaletteIndexes>();
        services.AddTransient<HistoryCharts>();
        services.AddTransient<PageHistory>();
        services.AddTransient<Func<PageHistory>>(provider => provider.GetRequiredService<PageHistory>);
        services.AddTransient<DashboardHistories>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitLive>());
        return services;
    }

    public static WebApplication MapPortalPages(this WebApplication app)
    {
        // Adds nothing where the program has its own already; components demand it.
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapDeployments();
        app.MapDeployment();
        app.MapTestbedDeployments();
        app.MapHosts();
        app.MapHost();
        app.MapGuests();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(CircuitLimits.Apply);
        app.MapMethods(Routes.AnyOtherPage, [HttpMethods.Get, HttpMethods.Head], NoSuchPage)
            .WithOrder(int.MaxValue)
            .WithMetadata(new ExcludeFromInteractiveRoutingAttribute())
            .ExcludeFromDescription();
        return app;
    }

    // A browser gets the page with words; a program that mistyped an address gets the bare status, and below /api a sentence that is no page.
    private static IResult NoSuchPage(HttpRequest request) =>
        request.Path.StartsWithSegments(Routes.Api, StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Problem($"There is no such route. Those for scripts are described in {Routes.OpenApi.Replace("{documentName}", "v1", StringComparison.Ordinal)}.", statusCode: StatusCodes.Status404NotFound)
            : request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound }
            : TypedResults.NotFound();
}
