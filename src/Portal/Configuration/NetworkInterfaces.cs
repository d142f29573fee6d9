using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Portal.Configuration;

/// <summary>Which address an interface of this machine has.</summary>
/// <remarks>Not .NET's own list: that asks over netlink, which the service's unit does not let the program use.</remarks>
internal static class NetworkInterfaces
{
    // netdevice(7), linux/sockios.h and linux/if.h: struct ifreq is the name and then, here, a struct sockaddr_in with the address at 4.
    private const nuint SIOCGIFADDR = 0x8915;
    private const int SizeOfIfreq = 40;
    private const int NameLength = 16;
    private const int AddressOffset = NameLength + 4;

    /// <summary>Its IPv4 address, else an IPv6 one that is not link-local; null where there is no such interface or it has neither.</summary>
    public static IPAddress? AddressOf(string name) => V4AddressOf(name) ?? V6AddressOf(name);

    public static IEnumerable<string> Names =>
        Directory.Exists("/sys/class/net") ? Directory.EnumerateDirectories("/sys/class/net").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    private static IPAddress? V4AddressOf(string name)
    {
        byte[] request = new byte[SizeOfIfreq];
        if (!Encoding.UTF8.TryGetBytes(name, request.AsSpan(0, NameLength - 1), out _))
        {
            return null;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        return Ioctl(socket.SafeHandle, SIOCGIFADDR, request) == 0 ? new IPAddress(request.AsSpan(AddressOffset, 4)) : null;
    }

    // fd000030000000000000000000000001 02 40 00 80     eth0
    private static IPAddress? V6AddressOf(string name)
    {
        if (!File.Exists("/proc/net/if_inet6"))
        {
            return null;
        }

        return File.ReadLines("/proc/net/if_inet6")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 6 && fields[5] == name && fields[0].Length == 32)
            .Select(fields => new IPAddress(Convert.FromHexString(fields[0])))
            .FirstOrDefault(address => !address.IsIPv6LinkLocal);
    }

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ioctl(SafeHandle file, nuint request, [In, Out] byte[] argument);
}
