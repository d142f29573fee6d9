using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Security.Listener;

/// <summary>The listener for hosts among themselves: a web server of its own, so that no route of it is reachable through the plain one and the other way round, whatever the Host header says. Opened once it is needed.</summary>
internal sealed partial class ClusterListener(
    IPEndPoint endPoint,
    IClusterIdentity identity,
    ClusterAccess access,
    Action<IServiceCollection> share,
    Action<IEndpointRouteBuilder> map,
    Func<bool> isNeeded,
    TimeProvider clock,
    ILogger<ClusterListener> logger) : BackgroundService
{
    /// <summary>How often it is looked whether a token was made or a host came, while it is closed.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private const int MaxConnections = 5000;
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxHeaderBytes = 32 * 1024;

    private WebApplication? _server;

    /// <summary>It accepts connections.</summary>
    public bool IsOpen => _server is not null;

    // Before the program is said to be ready: a client that was started with its keys can be asked from the first moment on.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (isNeeded())
        {
            await OpenAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (_server is null && await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (isNeeded())
            {
                await OpenAsync(stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_server is { } server)
        {
            await server.StopAsync(cancellationToken);
            await server.DisposeAsync();
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        WebApplication server = Build();
        try
        {
            await server.StartAsync(cancellationToken);
            _server = server;
            LogOpened(endPoint);
        }
        catch (IOException fault)
        {
            // The port is taken: the program runs on without it, and tries again.
            await server.DisposeAsync();
            LogNotOpened(endPoint, fault.GetType().Name);
        }
    }

    private WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(clock);
        share(builder.Services);
        WebApplication server = builder.Build();
        server.Use(async (context, next) =>
        {
            int status = access.Judge(context);
            if (status == StatusCodes.Status200OK)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = status;
        });
        server.UseRouting();
        map(server);
        return server;
    }

    private void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentConnections = MaxConnections;
        server.Limits.MaxRequestBodySize = MaxBodyBytes;
        server.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        server.Listen(endPoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(ClusterTls.Options(identity, clock));
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Hosts of the cluster are answered on {EndPoint}.")]
    private partial void LogOpened(IPEndPoint endPoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster listener can't be opened on {EndPoint} ({Fault}); other hosts can't be answered. Portal:Cluster:Listen decides where it is.")]
    private partial void LogNotOpened(IPEndPoint endPoint, string fault);

    /// <summary>Signals are the program's; this server is started and stopped by it.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
