using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary>A port on 127.0.0.1 that nobody listens on now.</summary>
/// <remarks>Somebody else may take it before its user does; the kernel hands out ephemeral ports in no order, so that is rare enough.</remarks>
internal static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
