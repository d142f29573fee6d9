using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace Portal.Exposition;

/// <summary>Who is at the other end of the connection.</summary>
internal static class PeerAddress
{
    /// <summary>The connection's own address, which forwarded headers can't change; null for a peer without one (a unix socket).</summary>
    public static IPAddress? Of(HttpContext context)
    {
        // The forwarded headers middleware rewrites HttpContext.Connection; Kestrel's socket it can't.
        IPAddress? address = context.Features.Get<IConnectionSocketFeature>() is { } connection
            ? AddressOf(connection.Socket)
            : context.Connection.RemoteIpAddress;
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
    }

    /// <summary>On this machine, where compressing costs more than sending.</summary>
    public static bool IsLocal(HttpContext context) => Of(context) is not { } address || IPAddress.IsLoopback(address);

    private static IPAddress? AddressOf(Socket socket)
    {
        try
        {
            return (socket.RemoteEndPoint as IPEndPoint)?.Address;
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException)
        {
            // The peer has gone meanwhile: nobody is left to be answered, let alone allowed.
            return null;
        }
    }
}
