using Portal.Collectors;
using Portal.Configuration;

namespace Portal.Sampling;

public static class SamplingRegistration
{
    /// <summary>This host's sampler over every collector that is registered.</summary>
    public static IServiceCollection AddSampling(this IServiceCollection services, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(provider => new SnapshotCollector(
            options.Host.Name ?? Environment.MachineName,
            provider.GetRequiredService<IHostCollector>(),
            provider.GetServices<IGuestCollector>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SnapshotStreams>();
        return services.AddSingleton<IHostSampler, HostSampler>();
    }
}
