using Portal.Configuration;
using Portal.Stack.Prometheus;

namespace Portal.Stack;

/// <summary>Registers the probes of Grafana and Prometheus and the client that reads history from the latter.</summary>
internal static class StackRegistration
{
    public static IServiceCollection AddStack(this IServiceCollection services, PortalOptions options)
    {
        StackOptions stack = StackOptions.From(options);
        services.AddSingleton(stack);
        services.AddKeyedSingleton(typeof(StackRegistration), (_, _) => StackConnections.Open());
        services.AddSingleton(provider =>
        {
            TimeProvider clock = provider.GetRequiredService<TimeProvider>();
            HttpMessageInvoker connections = provider.GetRequiredKeyedService<HttpMessageInvoker>(typeof(StackRegistration));
            PartProbe Probe(Uri? address) => new(address is null ? null : new HttpProbe(address, connections, clock).AskAsync, clock);
            return new StackMonitor(
                Probe(stack.GrafanaHealth),
                Probe(stack.PrometheusRoot is { } root ? new Uri(root, "-/ready") : null),
                clock,
                provider.GetRequiredService<ILogger<StackMonitor>>());
        });
        services.AddSingleton<IStack>(static provider => provider.GetRequiredService<StackMonitor>());
        services.AddHostedService(static provider => provider.GetRequiredService<StackMonitor>());
        if (stack.PrometheusRoot is { } root)
        {
            services.AddSingleton(provider => new PrometheusClient(root, provider.GetRequiredKeyedService<HttpMessageInvoker>(typeof(StackRegistration)), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IRangeSource>(static provider => new SharedRanges(provider.GetRequiredService<PrometheusClient>().AskAsync, provider.GetRequiredService<TimeProvider>()));
        }
        else
        {
            services.AddSingleton<IRangeSource, NoRanges>();
        }

        return services;
    }
}
