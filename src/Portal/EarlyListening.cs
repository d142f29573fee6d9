using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Portal;

/// <summary>Listening on an address that this machine does not have yet, such as the gateway of a network that Docker makes after us: answered from the moment it appears.</summary>
internal static partial class EarlyListening
{
    // ip(7), ipv6(7); linux/in.h and linux/in6.h.
    private const int LevelIp = 0;
    private const int IpFreeBind = 15;
    private const int LevelIp6 = 41;
    private const int Ip6FreeBind = 78;

    public static IServiceCollection AddEarlyListening(this IServiceCollection services)
    {
        services.AddOptions<SocketTransportOptions>().Configure<ILoggerFactory>((options, loggers) =>
        {
            ILogger logger = loggers.CreateLogger(typeof(EarlyListening));
            options.CreateBoundListenSocket = endPoint => Bind(endPoint, logger);
        });
        return services;
    }

    private static Socket Bind(EndPoint endPoint, ILogger logger)
    {
        if (endPoint is not IPEndPoint { Address: { } address } named || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || IPAddress.IsLoopback(address))
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        }

        var socket = new Socket(named.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            bool v4 = named.AddressFamily == AddressFamily.InterNetwork;
            socket.SetRawSocketOption(v4 ? LevelIp : LevelIp6, v4 ? IpFreeBind : Ip6FreeBind, BitConverter.GetBytes(1));
            socket.Bind(named);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        // A mistyped address would look the same: it is said, or nobody would find out why nothing answers there.
        if (!IsHere(address))
        {
            LogNotHereYet(logger, named);
        }

        return socket;
    }

    // The kernel knows; .NET's list of interfaces would ask it over netlink, which the service's unit does not let us use.
    private static bool IsHere(IPAddress address)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No network interface has the address of {EndPoint} yet; the portal answers there once one has it.")]
    private static partial void LogNotHereYet(ILogger logger, IPEndPoint endPoint);
}
