using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster.Members;

internal static class MembersRegistration
{
    /// <summary>Who belongs to the cluster. Before <c>AddCluster</c>; hosts that joined with a certificate come from <see cref="IJoinedHosts"/> where that is registered.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services, PortalOptions options)
    {
        services.TryAddSingleton<IJoinedHosts, NoJoinedHosts>();
        services.AddSingleton<OpenJoins>();
        services.TryAddSingleton<Heartbeats>();
        services.AddSingleton<IDeniedNames, ConfiguredDenials>();
        return services.AddSingleton<IMembership>(provider => new Membership(
            provider.GetRequiredService<OwnHost>(),
            provider.GetServices<SampledHost>(),
            options.Cluster,
            provider.GetRequiredService<IJoinedHosts>(),
            provider.GetRequiredService<OpenJoins>(),
            provider.GetRequiredService<IDeniedNames>(),
            provider.GetRequiredService<Heartbeats>()));
    }

    /// <summary>What this host says of itself, in both modes.</summary>
    public static IServiceCollection AddHostStatus(this IServiceCollection services, StartConfiguration start) =>
        services.AddSingleton(provider => new HostStatusSource(start, provider.GetRequiredService<ITestbed>(), provider.GetRequiredService<TimeProvider>()));

    /// <summary>The plain listener's routes between hosts, but for the snapshot. Under mutual security the status alone, for this machine.</summary>
    public static void MapBetweenHosts(this IEndpointRouteBuilder endpoints, StartConfiguration start)
    {
        bool isOpen = !start.Options.Cluster.IsMutual;
        endpoints.MapStatus(openToAll: isOpen);
        if (isOpen)
        {
            endpoints.MapTestbedStatus();
        }

        if (isOpen && start.Mode == PortalMode.Main)
        {
            endpoints.MapOpenJoins();
        }
    }
}
