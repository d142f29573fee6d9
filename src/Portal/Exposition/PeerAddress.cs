using System.Net;
using Microsoft.AspNetCore.Connections.Features;

namespace Portal.Exposition;

/// <summary>Who is at the other end of the connection.</summary>
internal static class PeerAddress
{
    /// <summary>The connection's own address, which forwarded headers can't change; null for a peer without one (a unix socket).</summary>
    public static IPAddress? Of(HttpContext context)
    {
        // Kestrel keeps the socket's end point here; HttpContext.Connection is rewritten by the forwarded headers middleware.
        IPAddress? address = context.Features.Get<IConnectionEndPointFeature>()?.RemoteEndPoint is IPEndPoint peer
            ? peer.Address
            : context.Connection.RemoteIpAddress;
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
    }

    /// <summary>On this machine, where compressing costs more than sending.</summary>
    public static bool IsLocal(HttpContext context) => Of(context) is not { } address || IPAddress.IsLoopback(address);
}
