using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;

namespace Portal.Cluster.Members;

internal static class MembersRegistration
{
    /// <summary>Who belongs to the cluster. Before <c>AddCluster</c>; hosts that joined with a certificate come from <see cref="IJoinedHosts"/> where that is registered.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services, PortalOptions options)
    {
        services.TryAddSingleton<IJoinedHosts, NoJoinedHosts>();
        services.AddSingleton<OpenJoins>();
        services.AddSingleton<IDeniedNames, ConfiguredDenials>();
        return services.AddSingleton<IMembership>(provider => new Membership(
            provider.GetRequiredService<OwnHost>(),
            provider.GetServices<SampledHost>(),
            options.Cluster,
            provider.GetRequiredService<IJoinedHosts>(),
            provider.GetRequiredService<OpenJoins>(),
            provider.GetRequiredService<IDeniedNames>()));
    }
}
