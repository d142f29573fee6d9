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

    private static readonly ImmutableDictionary<string, GrafanaPanel> OfDeployments = new Dictionary<string, GrafanaPanel>(StringComparer.Ordinal)
    {
        ["cpu"] = GrafanaPanels.Deployment.Cpu,
        ["memory"] = GrafanaPanels.Deployment.Memory,
        ["network"] = GrafanaPanels.Deployment.Networks,
        ["disks"] = GrafanaPanels.Deployment.Disks,
        ["guests"] = GrafanaPanels.Deployment.Guests,
        ["pressure"] = GrafanaPanels.Deployment.Pressure,
    }.ToImmutableDictionary();

    /// <summary>Lines of a section that are not one subject's: what a history in memory is drawn of. Empty where <see cref="Key"/> says it.</summary>
    public ImmutableDictionary<string, ImmutableArray<HistoryLine>> Lines { get; init; } = ImmutableDictionary<string, ImmutableArray<HistoryLine>>.Empty;

    /// <param name="lines">By section.</param>
    public static HistorySubject OfDeployment(string name, ImmutableDictionary<string, ImmutableArray<HistoryLine>> lines) =>
        new(name, null, [new PanelVariable("project", name)], OfDeployments) { Lines = lines };

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

    /// <summary>The same with some of its sections only, told from other subjects' on one page.</summary>
    /// <param name="prefix">Before the name of each section.</param>
    public HistorySubject Part(string prefix, params ReadOnlySpan<string> sections)
    {
        var panels = ImmutableDictionary.CreateBuilder<string, GrafanaPanel>(StringComparer.Ordinal);
        foreach (string section in sections)
        {
            if (Panels.TryGetValue(section, out GrafanaPanel? panel))
            {
                panels[prefix + section] = panel;
            }
        }

        return this with { Panels = panels.ToImmutable() };
    }
}

/// <summary>A line that is drawn from memory: the sum of some series of one host or guest.</summary>
/// <param name="Label">For people.</param>
internal sealed record HistoryLine(string Label, SubjectKey Subject, ImmutableArray<string> Series);
