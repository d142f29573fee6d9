using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Configuration;
using Portal.Security.Joining;
using Portal.Security.Keys;
using Portal.Security.Listener;
using Portal.Security.Tokens;

namespace Portal.Security;

/// <summary>Keys, joins and the cluster listener under <c>Portal:Cluster:Security=Mutual</c>.</summary>
internal static class ClusterSecurity
{
    /// <summary>What other folders know and this one needs.</summary>
    /// <param name="OwnName">Name of this host now.</param>
    /// <param name="IsDenied">Whether a host's name is denied now.</param>
    /// <param name="Share">Hands the program's services to the listener's own container.</param>
    /// <param name="Map">Maps the routes that hosts read each other by.</param>
    public sealed record Surroundings(
        Func<IServiceProvider, Func<string>> OwnName,
        Func<IServiceProvider, Func<string, bool>> IsDenied,
        Action<IServiceProvider, IServiceCollection> Share,
        Action<IEndpointRouteBuilder> Map);

    public static IEnumerable<string> Faults(PortalOptions options) => options.Cluster.IsMutual ? ListenEndPoint.Faults(options.Cluster.Listen) : [];

    /// <exception cref="KeyFileException">A key file is there and can't be used.</exception>
    public static IServiceCollection AddClusterSecurity(this IServiceCollection services, StartConfiguration start, bool isSimulated, Surroundings surroundings)
    {
        if (!start.Options.Cluster.IsMutual || isSimulated)
        {
            return services;
        }

        services.AddSingleton(provider => new KeyFolder(start.Options.DataDirectory!, provider.GetRequiredService<TimeProvider>()));
        return start.Mode == PortalMode.Main ? AddMain(services, start.Options, surroundings) : AddClient(services, start.Options, surroundings);
    }

    /// <summary>Reads the key files before anything starts, so that a wrong one is one sentence for the operator and not a failed start with a trace.</summary>
    /// <exception cref="KeyFileException">A key file is there and can't be used.</exception>
    public static void OpenClusterKeys(this IServiceProvider services)
    {
        _ = services.GetService<IClusterIdentity>();
        _ = services.GetService<JoinedHosts>();
    }

    private static IServiceCollection AddMain(IServiceCollection services, PortalOptions options, Surroundings surroundings)
    {
        services.AddSingleton(provider => MainKeys.Open(provider.GetRequiredService<KeyFolder>(), provider.GetRequiredService<ILogger<MainKeys>>()));
        services.AddSingleton(provider => provider.GetRequiredService<MainKeys>().Authority);
        services.AddSingleton(provider => new ClusterIdentity(provider.GetRequiredService<MainKeys>().Keys));
        services.AddSingleton<IClusterIdentity>(provider => provider.GetRequiredService<ClusterIdentity>());
        services.AddSingleton<JoinedHosts>();
        services.AddSingleton<IJoinedHosts>(provider => provider.GetRequiredService<JoinedHosts>());
        services.AddSingleton<JoinTokens>();
        services.AddSingleton<JoinRates>();
        services.TryAddSingleton<Heartbeats>();
        services.AddSingleton(provider => new MainJoining(
            provider.GetRequiredService<ClusterAuthority>(),
            provider.GetRequiredService<JoinTokens>(),
            provider.GetRequiredService<JoinedHosts>(),
            provider.GetRequiredService<JoinRates>(),
            surroundings.OwnName(provider),
            surroundings.IsDenied(provider),
            provider.GetRequiredService<Heartbeats>(),
            provider.GetRequiredService<ILogger<MainJoining>>()));
        services.AddHostedService<MainRenewal>();
        return services.AddHostedService(provider =>
        {
            JoinedHosts joined = provider.GetRequiredService<JoinedHosts>();
            JoinTokens tokens = provider.GetRequiredService<JoinTokens>();
            PeerCaller callers = Callers(provider, surroundings, joined);
            return Listener(
                provider,
                options,
                surroundings,
                new ClusterAccess(isMain: true, callers, joined, provider.GetRequiredService<Heartbeats>()),
                routes => routes.MapJoining(provider.GetRequiredService<ClusterAuthority>(), provider.GetRequiredService<MainJoining>(), callers),
                () => !joined.All.IsEmpty || tokens.AnyOpen());
        });
    }

    private static IServiceCollection AddClient(IServiceCollection services, PortalOptions options, Surroundings surroundings)
    {
        services.AddSingleton(provider => new ClusterIdentity(provider.GetRequiredService<KeyFolder>().OpenClient()));
        services.AddSingleton<IClusterIdentity>(provider => provider.GetRequiredService<ClusterIdentity>());
        return services.AddHostedService(provider => Listener(
            provider,
            options,
            surroundings,
            new ClusterAccess(isMain: false, Callers(provider, surroundings, null), null, null),
            _ => { },
            () => provider.GetRequiredService<IClusterIdentity>().Current is not null));
    }

    private static PeerCaller Callers(IServiceProvider provider, Surroundings surroundings, JoinedHosts? joined) =>
        new(provider.GetRequiredService<IClusterIdentity>(), surroundings.IsDenied(provider), joined, provider.GetRequiredService<TimeProvider>());

    private static ClusterListener Listener(
        IServiceProvider provider, PortalOptions options, Surroundings surroundings, ClusterAccess access, Action<IEndpointRouteBuilder> more, Func<bool> isNeeded)
    {
        _ = ListenEndPoint.TryRead(options.Cluster.Listen, out System.Net.IPEndPoint endPoint);
        return new ClusterListener(
            endPoint,
            provider.GetRequiredService<IClusterIdentity>(),
            access,
            services => surroundings.Share(provider, services),
            routes =>
            {
                surroundings.Map(routes);
                more(routes);
            },
            isNeeded,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ClusterListener>>());
    }
}
