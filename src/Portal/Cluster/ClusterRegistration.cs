using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Fetching;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;

namespace Portal.Cluster;

public static class ClusterRegistration
{
    /// <summary>Needs the sampler, the testbed, <c>IMembership</c> and <c>IClusterIdentity</c>.</summary>
    public static IServiceCollection AddCluster(this IServiceCollection services, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(new OwnHost(options.Host.Name));
        services.AddSingleton(provider =>
        {
            TimeProvider clock = provider.GetRequiredService<TimeProvider>();
            return new HostSources(
                provider.GetRequiredService<IHostSampler>(),
                provider.GetServices<SampledHost>(),
                OutboundRules.Parse(options.Cluster.Networks),
                AddressBook.OfThisHost(clock),
                provider.GetRequiredService<IClusterIdentity>(),
                clock,
                provider.GetRequiredService<ITestbed>());
        });
        services.AddMembers(options);
        services.TryAddSingleton<IClusterIdentity, NoClusterIdentity>();
        return services.AddSingleton<ICluster, MainCluster>();
    }

    /// <summary>What is wrong with this folder's options; a sentence each.</summary>
    internal static IEnumerable<string> Faults(PortalOptions options)
    {
        try
        {
            _ = OutboundRules.Parse(options.Cluster.Networks);
            return [];
        }
        catch (FormatException fault)
        {
            return [fault.Message];
        }
    }
}
