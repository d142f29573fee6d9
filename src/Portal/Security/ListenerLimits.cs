using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Security;

/// <summary>What one caller of a listener may take up: strangers reach both.</summary>
internal static class ListenerLimits
{
    public const int MaxConnections = 5000;

    /// <summary>Circuits, of which there are at most 500, and those that are being refused.</summary>
    public const int MaxUpgradedConnections = 600;

    public const int MaxBodyBytes = 64 * 1024;
    public const int MaxHeaderBytes = 32 * 1024;
    public const int MaxHeaders = 100;

    /// <summary>A caller that drips its headers is gone after this.</summary>
    public static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(5);

    /// <summary>Above the 60 s of a proxy, which would else send a request on a connection that is just being closed.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(75);

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxConcurrentUpgradedConnections = MaxUpgradedConnections;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.RequestHeadersTimeout = HeadersTime;
        limits.KeepAliveTimeout = KeepAlive;
    }
}
