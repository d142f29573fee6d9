using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Portal.Cluster.Fetching;

/// <summary>Which addresses may be called at all. Addresses are judged, never their spelling.</summary>
/// <remarks>Always refused: unspecified, multicast, broadcast and reserved, link-local (cloud metadata lives there). Loopback only where a configured network lies within loopback. With networks configured, those alone.</remarks>
internal sealed class OutboundRules(ImmutableArray<IPNetwork> networks)
{
    private static readonly ImmutableArray<IPNetwork> NeverCalled =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly ImmutableArray<IPNetwork> Loopback = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    private readonly ImmutableArray<IPNetwork> _loopback = [.. networks.Where(IsWithinLoopback)];

    /// <summary>Every address that <paramref name="address"/> stands for may be called: itself, and the IPv4 address that a mapped, compatible, 6to4 or NAT64 one carries.</summary>
    public bool Allow(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress plain = Plain(address);
        return AllowOne(plain) && (Embedded(plain) is not { } embedded || AllowOne(embedded));
    }

    /// <summary>IPv4 where it is IPv4 in an IPv6 spelling: what a socket would really call.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>Reads <c>Portal:Cluster:Networks</c>; null is any network.</summary>
    /// <exception cref="FormatException">An entry is neither an address nor a network; says which.</exception>
    public static OutboundRules Parse(string? text) => new([.. (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)]);

    private static IPNetwork ParseOne(string entry)
    {
        if (IPNetwork.TryParse(entry, out IPNetwork network))
        {
            return network;
        }

        if (!entry.Contains('/') && IPAddress.TryParse(entry, out IPAddress? address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        string shown = string.Concat((entry.Length > 64 ? entry[..64] : entry).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
        throw new FormatException($"Portal:Cluster:Networks holds '{shown}'; expected networks such as 10.0.0.0/8 or fd00::/8, separated by commas.");
    }

    private static bool IsWithinLoopback(IPNetwork network) =>
        Loopback.Any(loopback => loopback.Contains(network.BaseAddress) && network.PrefixLength >= loopback.PrefixLength);

    private bool AllowOne(IPAddress address)
    {
        if (Contain(NeverCalled, address))
        {
            return false;
        }

        return IPAddress.IsLoopback(address) ? Contain(_loopback, address) : networks.IsEmpty || Contain(networks, address);
    }

    private static bool Contain(ImmutableArray<IPNetwork> networks, IPAddress address)
    {
        foreach (IPNetwork network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    // A router may carry these on as IPv4, so the address inside is held to the same rules.
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = address.GetAddressBytes();
        return bytes switch
        {
            [0x20, 0x02, ..] => new IPAddress(bytes.Slice(2, 4)),
            [0x00, 0x64, 0xff, 0x9b, ..] => new IPAddress(bytes[12..]),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
            _ => null,
        };
    }
}
