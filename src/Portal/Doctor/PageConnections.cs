namespace Portal.Doctor;

/// <summary>How the browsers' circuits came here since the start: as WebSockets or by polling, through a proxy, under which name. Thread-safe.</summary>
internal sealed class PageConnections
{
    // Blazor's own; negotiation before it is below this path.
    private const string Circuit = "/_blazor";

    private long _webSockets;
    private long _others;
    private volatile PageConnection? _newest;

    public long WebSockets => Interlocked.Read(ref _webSockets);

    /// <summary>Requests of circuits that could have no WebSocket.</summary>
    public long Others => Interlocked.Read(ref _others);

    /// <summary>Null until a page was opened.</summary>
    public PageConnection? Newest => _newest;

    public void See(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsConnect(context.Request.Method))
        {
            return;
        }

        if (!context.Request.Path.Equals(Circuit, StringComparison.Ordinal))
        {
            return;
        }

        Interlocked.Increment(ref (context.WebSockets.IsWebSocketRequest ? ref _webSockets : ref _others));
        string? origin = Uri.TryCreate(context.Request.Headers.Origin, UriKind.Absolute, out Uri? from) ? from.Authority : null;

        // A header that was believed is called X-Original-For by now.
        bool isProxied = context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("X-Original-For");
        _newest = new PageConnection(isProxied, origin, context.Request.Host.Value ?? string.Empty);
    }
}

/// <summary>The newest connection of a page.</summary>
/// <param name="IsProxied">A proxy says who asked.</param>
/// <param name="Origin">Host and port of the page, as its browser says; null where it doesn't.</param>
/// <param name="Host">As the request says here.</param>
internal sealed record PageConnection(bool IsProxied, string? Origin, string Host);
