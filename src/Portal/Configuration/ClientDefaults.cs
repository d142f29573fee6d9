using System.Net;
using Portal.Testbed;

namespace Portal.Configuration;

/// <summary>What a client takes from the testbed's mode.json, and what the chosen interface decides.</summary>
internal static class ClientDefaults
{
    private const string AnyAddress = "0.0.0.0:";

    public static void Apply(PortalOptions options, TestbedMode? mode, List<string> faults)
    {
        ClusterSection cluster = options.Cluster;
        cluster.Main = string.IsNullOrEmpty(cluster.Main) ? (mode as TestbedMode.Client)?.MainAddress : cluster.Main;
        if (cluster.Interface is { Length: > 0 } chosen)
        {
            if (NetworkInterfaces.AddressOf(chosen) is { } address)
            {
                ListenOn(cluster, address);
            }
            else
            {
                faults.Add($"Portal:Cluster:Interface names no interface with an address; expected one of {string.Join(", ", NetworkInterfaces.Names)}.");
            }
        }

        // The testbed may bring its interface up later than we start: then the kernel chooses, as without a word about it.
        else if ((mode as TestbedMode.Client)?.Interface is { } named && NetworkInterfaces.AddressOf(named) is { } address)
        {
            cluster.Interface = named;
            ListenOn(cluster, address);
        }
    }

    private static void ListenOn(ClusterSection cluster, IPAddress address)
    {
        if (cluster.Listen.StartsWith(AnyAddress, StringComparison.Ordinal))
        {
            cluster.Listen = $"{(address.GetAddressBytes().Length == 4 ? address : $"[{address}]")}:{cluster.Listen[AnyAddress.Length..]}";
        }
    }
}
