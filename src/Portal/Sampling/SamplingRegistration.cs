using Portal.Collectors;
using Portal.Collectors.Android;
using Portal.Collectors.Docker;
using Portal.Collectors.Host;
using Portal.Collectors.Kernel;
using Portal.Collectors.Libvirt;
using Portal.Configuration;

namespace Portal.Sampling;

/// <summary>The collectors of this host. A new guest kind is one line here.</summary>
public static class SamplingRegistration
{
    public static IServiceCollection AddSampling(this IServiceCollection services, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(new KernelFiles(new KernelRoots(options.Kernel.ProcRoot, options.Kernel.SysRoot, options.HostRoot)));
        services.AddSingleton<IHostCollector>(provider => new HostCollector(provider.GetRequiredService<KernelFiles>(), provider.GetRequiredService<TimeProvider>()));
        AddGuests(services, options);
        services.AddSingleton(provider => new SnapshotCollector(
            options.Host.Name ?? Environment.MachineName,
            provider.GetRequiredService<IHostCollector>(),
            provider.GetServices<IGuestCollector>(),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<IHostSampler, HostSampler>();
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
