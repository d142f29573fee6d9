using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Components.Grafana;
using Portal.Live;

namespace Portal.Components.Histories;

/// <summary>Whose history a page shows: how panels address it and which of them it has.</summary>
/// <param name="Name">For people.</param>
/// <param name="Key">In memory; null for a guest without a place.</param>
/// <param name="Panels">By section.</param>
internal sealed record HistorySubject(string Name, SubjectKey? Key, ImmutableArray<PanelVariable> Variables, ImmutableDictionary<string, GrafanaPanel> Panels)
{
    private static readonly ImmutableDictionary<string, GrafanaPanel> OfHosts = new Dictionary<string, GrafanaPanel>(StringComparer.Ordinal)
    {
        ["cpu"] = GrafanaPanels.Host.Cpu,
        ["cores"] = GrafanaPanels.Host.Cores,
        ["load"] = GrafanaPanels.Host.Load,
        ["memory"] = GrafanaPanels.Host.Memory,
        ["swap"] = GrafanaPanels.Host.Swap,
        ["disks"] = GrafanaPanels.Host.Disks,
        ["filesystems"] = GrafanaPanels.Host.Filesystems,
        ["network"] = GrafanaPanels.Host.Networks,
        ["pressure"] = GrafanaPanels.Host.Pressure,
        ["temperatures"] = GrafanaPanels.Host.Temperatures,
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, GrafanaPanel> OfGuests = new Dictionary<string, GrafanaPanel>(StringComparer.Ordinal)
    {
        ["cpu"] = GrafanaPanels.Guest.Cpu,
        ["vcpus"] = GrafanaPanels.Guest.Vcpus,
        ["throttling"] = GrafanaPanels.Guest.Throttling,
        ["memory"] = GrafanaPanels.Guest.Memory,
        ["disks"] = GrafanaPanels.Guest.Disks,
        ["network"] = GrafanaPanels.Guest.Networks,
        ["pressure"] = GrafanaPanels.Guest.Pressure,
        ["processes"] = GrafanaPanels.Guest.Processes,
    }.ToImmutableDictionary();

    public static HistorySubject OfHost(string name) => new(name, SubjectKey.OfHost(name), [new PanelVariable("host", name)], OfHosts);

    /// <summary>A guest of a deployment is followed from host to host; any other is addressed where it runs.</summary>
    public static HistorySubject OfGuest(JoinedGuest guest)
    {
        ImmutableArray<GrafanaPanel> there = GrafanaPanels.Guest.Of(guest.Kind);
        return new HistorySubject(
            guest.Name,
            SubjectKey.Of(guest),
            guest.Project is { } project
                ? [new PanelVariable("project", project), new PanelVariable("guest", guest.Name), PanelVariable.AnyHost]
                : [PanelVariable.NoProject, new PanelVariable("guest", guest.RuntimeName), new PanelVariable("host", guest.Host ?? string.Empty)],
            OfGuests.Where(panel => there.Contains(panel.Value)).ToImmutableDictionary());
    }
}
