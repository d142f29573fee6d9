using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.HostScope>;

namespace Portal.Exposition.Families;

internal static class HostNetworkFamilies
{
    private const string PacketsHelp = "Packets, errors and drops as the host sees them";

    public static ImmutableArray<MetricFamily<HostScope>> All { get; } =
    [
        Of("testbed_host_network_receive_bytes_total", "Bytes received, as the host sees it", network => network.ReceivedBytes),
        Of("testbed_host_network_transmit_bytes_total", "Bytes sent, as the host sees it", network => network.TransmittedBytes),
        Of("testbed_host_network_receive_packets_total", PacketsHelp, network => network.ReceivedPackets),
        Of("testbed_host_network_receive_errors_total", PacketsHelp, network => network.ReceiveErrors),
        Of("testbed_host_network_receive_drops_total", PacketsHelp, network => network.ReceiveDrops),
        Of("testbed_host_network_transmit_packets_total", PacketsHelp, network => network.TransmittedPackets),
        Of("testbed_host_network_transmit_errors_total", PacketsHelp, network => network.TransmitErrors),
        Of("testbed_host_network_transmit_drops_total", PacketsHelp, network => network.TransmitDrops),
        Gauge("testbed_host_network_up", "1 if the link is up", HostDimensions.Networks, network => network.Up),
        Gauge("testbed_host_network_speed_bytes", "Link speed in bytes per second", HostDimensions.Networks, network => network.SpeedBytesPerSecond),
    ];

    private static MetricFamily<HostScope> Of(string name, string help, Func<NetworkCounters, MetricValue> value) =>
        Counter(name, help, HostDimensions.Networks, value);
}
