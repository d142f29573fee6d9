using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Security.Keys;
using Portal.Testbed;

namespace Portal.Cluster.Joining;

internal static class JoiningRegistration
{
    /// <summary>Client mode: joins the main host and stays a member. After <c>AddClusterSecurity</c>.</summary>
    public static IServiceCollection AddJoining(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton<Renewal>();
        services.AddSingleton(provider => LinkOf(provider, options));
        services.AddSingleton(provider => new Heartbeat(
            provider.GetRequiredService<IMainLink>(),
            options.Cluster.Main ?? "",
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Heartbeat>>()));
        return services.AddHostedService(provider => provider.GetRequiredService<Heartbeat>());
    }

    private static IMainLink LinkOf(IServiceProvider provider, PortalOptions options)
    {
        if (MainAddress.Of(options.Cluster) is not { } main)
        {
            return new NoMainLink();
        }

        TimeProvider clock = provider.GetRequiredService<TimeProvider>();
        var own = new OwnHost(options.Host.Name);
        ITestbed testbed = provider.GetRequiredService<ITestbed>();
        MainCall Call(Func<Stream, CancellationToken, Task<Stream>>? secure) =>
            new(main, MainAddress.DefaultPort(options.Cluster), MainAddress.Source(options.Cluster), secure, clock);
        return options.Cluster.IsMutual
            ? new MutualMainLink(
                options.Cluster,
                Call,
                () => own.NameIn(testbed.Current),
                ClusterPorts.Listener(options.Cluster),
                provider.GetRequiredService<KeyFolder>(),
                provider.GetRequiredService<ClusterIdentity>(),
                provider.GetRequiredService<Renewal>(),
                clock)
            : new OpenMainLink(Call(null), () => own.NameIn(testbed.Current), () => PortOf(provider.GetRequiredService<IServer>()));
    }

    /// <summary>Of the first plain listener; null before it listens.</summary>
    private static int? PortOf(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp)?.Port;
}
