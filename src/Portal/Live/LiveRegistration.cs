using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Live.Events;

namespace Portal.Live;

/// <summary>Registers the pages' view of the cluster. Needs an <see cref="Cluster.ICluster"/>; ticks as a hosted service.</summary>
public static class LiveRegistration
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveHistory>();
        services.AddSingleton<LiveCluster>();
        services.AddSingleton<EventBook>();
        services.AddSingleton<IEvents>(static provider => provider.GetRequiredService<EventBook>());
        services.AddSingleton<ILiveReader, EventWatch>();
        services.AddSingleton<CollectorTimes>();
        services.AddSingleton<ILiveReader>(static provider => provider.GetRequiredService<CollectorTimes>());
        services.AddSingleton<ILiveCluster>(static provider => provider.GetRequiredService<LiveCluster>());
        services.AddHostedService(static provider => provider.GetRequiredService<LiveCluster>());
        return services;
    }
}
