using System.Net;
using Portal.Configuration;

namespace Portal.Security.Operators;

/// <summary>Notes by which ways requests come. Thread-safe.</summary>
internal sealed class OperatorAccess(PortalOptions options, SignInRule rule, TimeProvider clock) : IOperatorAccess
{
    /// <summary>An open page asks for nothing for minutes.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private long _plainAt;
    private volatile bool _hasProxy;

    public bool IsOpenToOthers => options.Operators.IsOff && (_hasProxy || !rule.IsOnlyLoopback);

    public bool IsPlainForOthers => Volatile.Read(ref _plainAt) is > 0 and var at && clock.GetElapsedTime(at) < Memory;

    /// <summary>A request passes by.</summary>
    public void See(HttpContext context)
    {
        if (!_hasProxy && Caller.Of(context).IsForwarded)
        {
            _hasProxy = true;
        }
    }

    /// <summary>A session begins or is used.</summary>
    public void SeeSession(HttpContext context)
    {
        // The address is the browser's: a proxy's word has been applied by now.
        if (!context.Request.IsHttps && context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        {
            Volatile.Write(ref _plainAt, clock.GetTimestamp());
        }
    }
}
