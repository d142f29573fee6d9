using Portal.Cluster;
using Portal.Cluster.Members;
using Portal.Configuration;
using Portal.Sampling;
using Portal.Security;
using Portal.Testbed;

namespace Portal;

/// <summary>What <c>Security</c> is told of the other folders, which it may not know: this host's name, who is denied, and the routes by which hosts read each other.</summary>
internal static class ClusterSurroundings
{
    public static ClusterSecurity.Surroundings Of(PortalOptions options)
    {
        var ownHost = new OwnHost(options.Host.Name);
        return new ClusterSecurity.Surroundings(
            provider => () => ownHost.NameIn(provider.GetRequiredService<ITestbed>().Current),
            provider =>
            {
                var denied = new ConfiguredDenials(provider.GetRequiredService<IConfiguration>());
                return name => denied.Current.Contains(name);
            },
            Share,
            routes =>
            {
                routes.MapSnapshot(openToAll: true);
                routes.MapStatus(openToAll: true);
            });
    }

    // The listener has a container of its own, which sees only what is handed to it.
    private static void Share(IServiceProvider program, IServiceCollection listener)
    {
        listener.AddSingleton(program.GetRequiredService<IHostSampler>());
        listener.AddSingleton(program.GetRequiredService<SnapshotStreams>());
        listener.AddSingleton(program.GetRequiredService<HostStatusSource>());
        listener.AddLogging(logging => logging.AddProvider(new SharedLog(program.GetRequiredService<ILoggerFactory>())));
    }
}
