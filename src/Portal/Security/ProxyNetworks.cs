using System.Collections.Immutable;
using System.Net;
using Portal.Configuration;

namespace Portal.Security;

/// <summary><c>Portal:Operators:ProxyAddresses</c>: addresses and networks, separated by commas.</summary>
internal static class ProxyNetworks
{
    public static ImmutableArray<IPNetwork> Of(PortalOptions options) => Read(options.Operators.ProxyAddresses).Networks;

    public static bool Contain(ImmutableArray<IPNetwork> networks, IPAddress? address) => address is not null && networks.Any(network => network.Contains(address));

    public static IEnumerable<string> Faults(string? text) =>
        Read(text).Wrong is { } wrong ? [$"Portal:Operators:ProxyAddresses holds '{wrong}'; expected addresses or networks such as 10.0.0.2, 172.30.255.0/24."] : [];

    private static (ImmutableArray<IPNetwork> Networks, string? Wrong) Read(string? text)
    {
        ImmutableArray<IPNetwork>.Builder networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (string entry in (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(entry, out IPNetwork network))
            {
                networks.Add(network);
            }
            else if (!entry.Contains('/') && IPAddress.TryParse(entry, out IPAddress? address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return ([], OptionsCheck.Shown(entry));
            }
        }

        return (networks.DrainToImmutable(), null);
    }
}
