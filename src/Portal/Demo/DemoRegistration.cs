using Portal.Collectors;
using Portal.Configuration;
using Portal.Demo.Cast;
using Portal.Demo.Files;
using Portal.Sampling;

namespace Portal.Demo;

public static class DemoRegistration
{
    /// <summary>Simulated hosts as members of the cluster, and files that name them. Nothing where <see cref="PortalOptions.IsDemo"/> is false.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, PortalOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        if (!options.IsDemo)
        {
            return services;
        }

        DateTimeOffset origin = clock.GetUtcNow();
        string main = options.Host.Name ?? Environment.MachineName;
        var cast = new DemoCast(options.Simulate.Hosts, options.Simulate.Guests, main, origin);
        services.AddSingleton(_ => DemoRoot.Write(cast, main, origin));
        for (int i = 0; i < cast.Hosts.Length; i++)
        {
            // The last of several falls silent now and then; a single host never does, or there would be nothing to see.
            Silence? silence = i > 0 && i == cast.Hosts.Length - 1 ? new Silence(origin) : null;
            services.AddSingleton(new SampledHost(cast.Hosts[i].Name, new SimulatedSampler(cast.Hosts[i], silence, clock)));
        }

        services.AddHostedService(provider => new DemoNotice(options, provider.GetRequiredService<ILogger<DemoNotice>>()));

        // Kinds that this machine has no collector for are in the demo nevertheless.
        AddKind(services, GuestKind.Libvirt, options.Libvirt.Uri);
        AddKind(services, GuestKind.Docker, options.Docker.Socket);
        return services;
    }

    /// <summary>The root that stands in for a testbed's; null without a demo.</summary>
    public static string? Root(IServiceProvider provider) => provider.GetService<DemoRoot>()?.Path;

    private static void AddKind(IServiceCollection services, GuestKind kind, string? collectorAddress)
    {
        if (string.IsNullOrEmpty(collectorAddress))
        {
            services.AddSingleton<IGuestCollector>(new SimulatedKind(kind));
        }
    }
}
