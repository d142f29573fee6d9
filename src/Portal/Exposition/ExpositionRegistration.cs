using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Collectors;
using Portal.Configuration;
using Portal.Exposition.Gauges;
using Portal.Exposition.Labels;
using Portal.Exposition.Self;

namespace Portal.Exposition;

internal static class ExpositionRegistration
{
    /// <summary>Old panels are content with figures of a moment ago; a scrape's must be fresh, so that rates are not distorted.</summary>
    private static readonly TimeSpan GaugeAge = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ScrapeAge = TimeSpan.FromMilliseconds(250);

    public static IServiceCollection AddExposition(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<PortalOptions>, ExporterValidation>();
        services.AddSingleton<ProgramMeters>();
        services.AddHostedService(provider => provider.GetRequiredService<ProgramMeters>());
        services.AddSingleton<OwnProcess>();
        services.AddSingleton<ExpositionCounters>();
        services.AddSingleton<LabelCache>();
        services.AddSingleton<MetricsRenderer>();
        services.AddSingleton<AdmissionGate>();
        services.AddSingleton<ScrapeClock>();
        services.AddSingleton<MetricsGuard>();
        services.AddSingleton<MetricsEndpoint>();
        return services;
    }

    /// <summary>Maps every metrics route. On a client all but <c>/metrics/local</c> answer 404, whatever else would match their paths.</summary>
    public static void MapExposition(this IEndpointRouteBuilder endpoints, bool isMain, ReadOwnHost readOwnHost)
    {
        bool direct = endpoints.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.Exporter.Direct;
        Map(endpoints, Routes.Metrics, isMain, Scrape(ExpositionEndpoint.All, ExpositionParts.All));
        Map(endpoints, Routes.MetricsHosts, isMain, Scrape(ExpositionEndpoint.Hosts, ExpositionParts.Hosts | ExpositionParts.Collectors));
        Map(endpoints, Routes.MetricsGuests, isMain, Scrape(ExpositionEndpoint.Guests, ExpositionParts.Guests));
        Map(endpoints, Routes.MetricsGuestsOfKind, isMain, new ClusterRoute(ScrapeAge, GuestsOfKind));
        Map(endpoints, Routes.MetricsSelf, isMain, Scrape(ExpositionEndpoint.Self, ExpositionParts.Deployments | ExpositionParts.Fanout | ExpositionParts.Self));
        Map(endpoints, Routes.TestbedGauges, isMain, new ClusterRoute(GaugeAge, TestbedGauges));
        endpoints.MapTestbedFigures(readOwnHost);
        if (isMain)
        {
            endpoints.MapDiscovery();
        }

        Map(endpoints, Routes.MetricsLocal, direct, new LocalRoute(ScrapeAge, isMain, readOwnHost));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string pattern, bool served, MetricsRoute route)
    {
        MetricsEndpoint? endpoint = served ? endpoints.ServiceProvider.GetRequiredService<MetricsEndpoint>() : null;
        endpoints.Map(pattern, context => endpoint is null ? Refusal.NotFoundAsync(context) : endpoint.AnswerAsync(context, route))
            .WithMetadata(new AllowAnonymousAttribute())
            .WithDisplayName($"Metrics {pattern}")
            .ExcludeFromDescription();
    }

    private static ClusterRoute Scrape(ExpositionEndpoint endpoint, ExpositionParts parts)
    {
        ExpositionRequest request = new(endpoint, parts);
        return new ClusterRoute(ScrapeAge, _ => request);
    }

    private static ExpositionRequest? GuestsOfKind(HttpContext context) =>
        context.Request.RouteValues["kind"] is string kind && GuestKind.IsValid(kind)
            ? new ExpositionRequest(ExpositionEndpoint.Guests, ExpositionParts.Guests, kind)
            : null;

    private static ExpositionRequest? TestbedGauges(HttpContext context) => context.Request.RouteValues["family"] switch
    {
        "hosts" => new ExpositionRequest(ExpositionEndpoint.Compat, ExpositionParts.TestbedHosts),
        "libvirt" or "docker" or "android" => new ExpositionRequest(
            ExpositionEndpoint.Compat, ExpositionParts.TestbedGuests, (string)context.Request.RouteValues["family"]!),
        _ => null,
    };
}
