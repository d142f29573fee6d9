using Portal.Configuration;

namespace Portal.Demo;

/// <summary>Says in the log, once the program starts, that what it shows is made up.</summary>
internal sealed partial class DemoNotice(PortalOptions options, ILogger<DemoNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Started(options.Simulate.Hosts, options.Simulate.Guests);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demo: {Hosts} simulated hosts with {Guests} simulated guests beside this machine. No real testbed is read.")]
    private partial void Started(int hosts, int guests);
}
