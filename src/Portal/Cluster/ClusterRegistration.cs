using Portal.Configuration;

namespace Portal.Cluster;

public static class ClusterRegistration
{
    public static IServiceCollection AddCluster(this IServiceCollection services, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(new OwnHost(options.Host.Name));
        return services.AddSingleton<ICluster, MainCluster>();
    }
}
