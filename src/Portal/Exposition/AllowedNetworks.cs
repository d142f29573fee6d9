using System.Collections.Immutable;
using System.Net;

namespace Portal.Exposition;

/// <summary>Networks whose callers may read metrics: <c>10.0.0.0/8, 192.0.2.7</c>.</summary>
internal sealed class AllowedNetworks(ImmutableArray<IPNetwork> networks)
{
    public bool Contain(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        foreach (IPNetwork network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="FormatException">An entry is neither an address nor a network; the message says which and what was expected.</exception>
    public static AllowedNetworks Parse(string text)
    {
        string[] entries = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new AllowedNetworks([.. entries.Select(ParseOne)]);
    }

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

        throw new FormatException($"expected addresses or networks such as 10.0.0.0/8, found '{entry}'");
    }
}
