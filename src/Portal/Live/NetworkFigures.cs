using System.Collections.Immutable;
using Portal.Collectors;

namespace Portal.Live;

/// <summary>Traffic of a host's or a guest's interfaces, per second, and their sum.</summary>
internal static class NetworkFigures
{
    public static void Add(FigureSet figures, ImmutableArray<NetworkCounters> now, ImmutableArray<NetworkCounters> before, double? seconds)
    {
        foreach (NetworkCounters network in HostFigures.Known(now))
        {
            NetworkCounters? then = Earlier(before, network.Interface);
            string name = $"net/{network.Interface}";
            figures.Add($"{name}/in", Rate.PerSecond(network.ReceivedBytes, then?.ReceivedBytes, seconds));
            figures.Add($"{name}/out", Rate.PerSecond(network.TransmittedBytes, then?.TransmittedBytes, seconds));
            figures.Add($"{name}/inpackets", Rate.PerSecond(network.ReceivedPackets, then?.ReceivedPackets, seconds));
            figures.Add($"{name}/outpackets", Rate.PerSecond(network.TransmittedPackets, then?.TransmittedPackets, seconds));
            figures.Add($"{name}/lost", Rate.PerSecond(Lost(network), then is null ? null : Lost(then), seconds));
        }
    }

    /// <summary>Bytes per second over all interfaces but the loopback; null where none has a rate.</summary>
    public static (double? Received, double? Transmitted) Sum(ImmutableArray<NetworkCounters> now, ImmutableArray<NetworkCounters> before, double? seconds)
    {
        double? received = null;
        double? transmitted = null;
        foreach (NetworkCounters network in HostFigures.Known(now).Where(network => network.Interface is not "lo"))
        {
            NetworkCounters? then = Earlier(before, network.Interface);
            if (Rate.PerSecond(network.ReceivedBytes, then?.ReceivedBytes, seconds) is { } inward)
            {
                received = (received ?? 0) + inward;
            }

            if (Rate.PerSecond(network.TransmittedBytes, then?.TransmittedBytes, seconds) is { } outward)
            {
                transmitted = (transmitted ?? 0) + outward;
            }
        }

        return (received, transmitted);
    }

    private static NetworkCounters? Earlier(ImmutableArray<NetworkCounters> before, string name) =>
        HostFigures.Known(before).FirstOrDefault(other => string.Equals(other.Interface, name, StringComparison.Ordinal));

    private static long? Lost(NetworkCounters network) =>
        network.ReceiveDrops is null && network.TransmitDrops is null
            ? null
            : (network.ReceiveDrops ?? 0) + (network.TransmitDrops ?? 0) + (network.ReceiveErrors ?? 0) + (network.TransmitErrors ?? 0);
}
