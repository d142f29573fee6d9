using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Security.Keys;

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

    private WebApplication? _server;

    // Said once, not every second.
    private string? _saidWhyClosed;

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
            if (IsNeededNow())
            {
                await OpenAsync(stoppingToken);
            }
        }
    }

    private bool IsNeededNow()
    {
        try
        {
            return isNeeded();
        }
        catch (KeyFileException fault)
        {
            // Its file was damaged while the program runs: that must not take the monitoring of this host with it.
            if (IsNews(fault.Message))
            {
                LogNotTold(fault.Message);
            }

            return false;
        }
    }

    private bool IsNews(string why)
    {
        bool isNews = !string.Equals(_saidWhyClosed, why, StringComparison.Ordinal);
        _saidWhyClosed = why;
        return isNews;
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
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            // The port is taken, or the address is not this machine's yet: the program runs on without it, and tries again.
            await server.DisposeAsync();
            if (IsNews(fault.Message))
            {
                LogNotOpened(endPoint, fault.GetType().Name);
            }
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
        ListenerLimits.Apply(server.Limits);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the cluster listener is needed can't be told, so it stays closed. {Why}")]
    private partial void LogNotTold(string why);

    /// <summary>Signals are the program's; this server is started and stopped by it.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
