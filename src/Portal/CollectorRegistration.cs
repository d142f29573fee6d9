using Portal.Collectors;
using Portal.Collectors.Android;
using Portal.Collectors.Docker;
using Portal.Collectors.Host;
using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt;
using Portal.Configuration;

namespace Portal;

/// <summary>The collectors of this host. A new guest kind is one line here, in the place that puts the program together: <c>Sampling</c> knows none of them.</summary>
internal static class CollectorRegistration
{
    public static IServiceCollection AddCollectors(this IServiceCollection services, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(new KernelFiles(new KernelRoots(options.Kernel.ProcRoot, options.Kernel.SysRoot, options.HostRoot)));
        services.AddSingleton<IHostCollector>(provider => new HostCollector(provider.GetRequiredService<KernelFiles>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        AddGuests(services, options);
        return services;
    }

    private static void AddGuests(IServiceCollection services, PortalOptions options)
    {
        if (options.Libvirt.Uri is { Length: > 0 } uri)
        {
            services.AddSingleton<IGuestCollector>(provider => new LibvirtGuestCollector(provider.GetRequiredService<KernelFiles>(), uri, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LibvirtGuestCollector>>()));
        }

        if (options.Docker.Socket is { Length: > 0 } socket)
        {
            services.AddSingleton<IGuestCollector>(provider => new DockerGuestCollector(provider.GetRequiredService<KernelFiles>(), socket, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DockerGuestCollector>>()));
        }

        services.AddSingleton<IGuestCollector>(provider => new AndroidGuestCollector(provider.GetRequiredService<KernelFiles>(), provider.GetRequiredService<TimeProvider>()));
    }
}
