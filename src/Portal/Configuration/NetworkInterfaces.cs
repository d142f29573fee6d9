using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Portal.Configuration;

/// <summary>Which address an interface of this machine has.</summary>
internal static class NetworkInterfaces
{
    /// <summary>Its IPv4 address, else an IPv6 one that is not link-local; null where there is no such interface or it has neither.</summary>
    public static IPAddress? AddressOf(string name)
    {
        IPAddress[] addresses = [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(nic => nic.Name == name)
            .SelectMany(nic => nic.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)];
        return addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork)
            ?? addresses.FirstOrDefault(address => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv6LinkLocal: false });
    }

    public static IEnumerable<string> Names => NetworkInterface.GetAllNetworkInterfaces().Select(nic => nic.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
