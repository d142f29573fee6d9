using Portal.Configuration;
using Portal.Sampling;

namespace Portal.Systemd;

public static class SystemdRegistration
{
    /// <summary>Tells the service manager about the program's state; nothing where there is none. Needs sampling and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSystemd(this IServiceCollection services, PortalMode mode)
    {
        if (NotifySettings.Read(Environment.GetEnvironmentVariable, Environment.ProcessId) is { } settings)
        {
            services.AddHostedService(provider => new ServiceNotifier(
                settings,
                mode,
                provider.GetRequiredService<IHostSampler>(),
                provider.GetRequiredService<IHostApplicationLifetime>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ServiceNotifier>>()));
        }

        return services;
    }
}
