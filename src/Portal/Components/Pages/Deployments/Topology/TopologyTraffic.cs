using System.Globalization;
using Portal.Cluster;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Components.Pages.Guests;
using Portal.Live;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>Bytes per second through each port at one moment, both ways together; null where its interface isn't measured.</summary>
internal sealed class TopologyTraffic
{
    /// <summary>Width of a line that isn't measured.</summary>
    public const string Thin = "1.5";

    private readonly Dictionary<TopologyPort, double?> _ports = new(ReferenceEqualityComparer.Instance);
    private readonly NetworkUnit _unit;

    public TopologyTraffic(TopologyGraph graph, LiveFrame frame, IReadOnlyDictionary<string, JoinedGuest> guests, NetworkUnit unit)
    {
        _unit = unit;
        foreach (TopologyPort port in graph.Ports)
        {
            _ports.Add(port, Measure(port, frame, guests));
        }
    }

    public double? Of(TopologyPort port) => _ports[port];

    /// <summary>Of all its ports that are measured.</summary>
    public double? Of(TopologyLink link) => link.Ports.Any(port => _ports[port] is not null) ? link.Ports.Sum(port => _ports[port] ?? 0) : null;

    private static double? Measure(TopologyPort port, LiveFrame frame, IReadOnlyDictionary<string, JoinedGuest> guests)
    {
        if (port is not { Guest: { } expected, Interface: { } its } || !guests.TryGetValue(expected.Name, out JoinedGuest? guest) || guest.Sample is not { Networks.IsDefault: false } sample)
        {
            return null;
        }

        GuestLive live = frame.Guest(guest);
        NetworkCounters? now = sample.Networks.FirstOrDefault(network => GuestNetworkFacts.Match(network, sample, expected.Interfaces) == its);
        NetworkCounters? before = now is null || live.Before is not { Networks.IsDefault: false } earlier ? null : earlier.Networks.FirstOrDefault(network => network.Interface == now.Interface);
        return Rate.PerSecond(now?.ReceivedBytes, before?.ReceivedBytes, live.Seconds) + Rate.PerSecond(now?.TransmittedBytes, before?.TransmittedBytes, live.Seconds);
    }

    /// <summary>One pixel more for each factor of ten, in quarters, so that a line changes when there is something to see: 2 up to 1 kB/s, 8 from 1 GB/s on.</summary>
    public static string Width(double? bytesPerSecond) => bytesPerSecond is { } rate
        ? (Math.Round(4 * Math.Clamp(Math.Log10(Math.Max(rate, 1)) - 1, 2, 8)) / 4).ToString("0.##", CultureInfo.InvariantCulture)
        : Thin;

    /// <summary>In words, as the reader wants traffic.</summary>
    public string Text(TopologyPort port) => Of(port) is { } rate ? Traffic.Text(rate, _unit) : "not measured";
}
