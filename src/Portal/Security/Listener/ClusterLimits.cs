using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Security.Listener;

/// <summary>What one caller of the cluster listener may take up: strangers reach it too.</summary>
internal static class ClusterLimits
{
    public const int MaxConnections = 5000;
    public const int MaxBodyBytes = 64 * 1024;
    public const int MaxHeaderBytes = 32 * 1024;

    /// <summary>A caller that drips its headers is gone after this.</summary>
    public static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(75);

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = MaxConnections;
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.RequestHeadersTimeout = HeadersTime;
        limits.KeepAliveTimeout = KeepAlive;
    }
}
