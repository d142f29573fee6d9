using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Components.Format;
using Portal.Live;

namespace Portal.Components.Pages;

/// <summary>The interfaces of a host or a guest, a row each.</summary>
internal static class NetworkSection
{
    public const string Id = "network";

    public static SectionView From(ImmutableArray<NetworkCounters> networks, FigureSet figures, string none, Func<NetworkCounters, string?> facts, NetworkUnit unit) => new()
    {
        Id = Id,
        Title = "Network",
        Note = networks.IsDefault ? "The interfaces can't be read." : networks.IsEmpty ? none : null,
        Parts = [.. HostFigures.Known(networks).Select(network => Part(network, figures, facts(network), unit))],
    };

    private const string Why = "It takes two samples; the next one comes in a second.";

    private static SectionPart Part(NetworkCounters network, FigureSet figures, string? facts, NetworkUnit unit)
    {
        string name = $"net/{network.Interface}";
        return new SectionPart
        {
            Title = network.Interface,
            Facts = facts,
            Figures =
            [
                new SectionFigure("Received", Traffic.Text(figures[$"{name}/in"], unit), Why),
                new SectionFigure("Sent", Traffic.Text(figures[$"{name}/out"], unit), Why),
                new SectionFigure("Dropped or failed", Count.PerSecond(figures[$"{name}/lost"]), "Losses are not counted for it."),
            ],
            Charts = Plots.Network(network.Interface),
        };
    }
}
