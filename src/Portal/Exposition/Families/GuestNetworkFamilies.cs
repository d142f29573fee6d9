using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Exposition.Text;
using Portal.Testbed;
using static Portal.Exposition.Families.Family<Portal.Exposition.Families.GuestScope>;

namespace Portal.Exposition.Families;

internal static class GuestNetworkFamilies
{
    private const string PacketsHelp = "Packets, errors and drops as the guest sees them";

    public static ImmutableArray<MetricFamily<GuestScope>> All { get; } =
    [
        Of("testbed_guest_network_receive_bytes_total", "Bytes received, as the guest sees it", network => network.ReceivedBytes),
        Of("testbed_guest_network_transmit_bytes_total", "Bytes sent, as the guest sees it", network => network.TransmittedBytes),
        Of("testbed_guest_network_receive_packets_total", PacketsHelp, network => network.ReceivedPackets),
        Of("testbed_guest_network_receive_errors_total", PacketsHelp, network => network.ReceiveErrors),
        Of("testbed_guest_network_receive_drops_total", PacketsHelp, network => network.ReceiveDrops),
        Of("testbed_guest_network_transmit_packets_total", PacketsHelp, network => network.TransmittedPackets),
        Of("testbed_guest_network_transmit_errors_total", PacketsHelp, network => network.TransmitErrors),
        Of("testbed_guest_network_transmit_drops_total", PacketsHelp, network => network.TransmitDrops),
        new ItemInfoFamily<GuestScope, NetworkCounters, ExpectedInterface>(
            "testbed_guest_interface_info",
            "Where the interface is plugged in",
            GuestDimensions.Networks,
            (guest, network) => guest.Plug(network),
            [
                new("mac", plug => plug.Mac) { IsDetail = true },
                new("switch", plug => plug.Switch),
                new("address", plug => plug.Address) { IsDetail = true },
            ]),
    ];

    private static MetricFamily<GuestScope> Of(string name, string help, Func<NetworkCounters, MetricValue> value) =>
        Counter(name, help, GuestDimensions.Networks, value);
}
