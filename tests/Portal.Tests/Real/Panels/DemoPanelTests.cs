using Portal.Components.Grafana;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Panels;

/// <summary>Every query of every panel against a simulated testbed, which has what few machines have: sensors, pressure of guests, all states.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class DemoPanelTests
{
    [Fact]
    public async Task Each_line_of_each_panel_has_data_for_somebody()
    {
        await using PortalProcess portal = await PortalProcess.StartAsync(("Demo", "true"));
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(PanelJobs.Of(portal));
        await Until.HoldsAsync("Prometheus has rates", TimeSpan.FromMinutes(1), async () =>
            (await prometheus.QueryAsync("rate(testbed_guest_cpu_seconds_total[20s])")).Count > 0);
        PanelSubject[] subjects = await SubjectsAsync(prometheus);
        string[] empty = [];
        await Until.HoldsAsync("every line has data", TimeSpan.FromSeconds(90), async () =>
        {
            empty = await EmptyAsync(prometheus, subjects);
            return empty.Except(NeedsMore, StringComparer.Ordinal).Any() ? string.Join('\n', empty) : null;
        });
        Assert.Empty(empty.Except(NeedsMore, StringComparer.Ordinal));
    }

    // Nobody opened a page, and simulated hosts are not fetched: a silent one simply gives nothing. The bed with real guests has both.
    // Simulated collectors never fail; this machine's, which stand beside them, do so only where an engine is installed and answers nothing.
    private static readonly string[] NeedsMore =
    [
        "portal 4: fetch {{reason}}",
        "portal 4: {{collector}} {{reason}}",
        "portal 8: circuits kept",
        "portal 8: circuits connected",
    ];

    private static async Task<PanelSubject[]> SubjectsAsync(PrometheusServer prometheus)
    {
        IReadOnlyList<PrometheusSeries> guests = await prometheus.QueryAsync("""testbed_guest_up{project!=""} == 1""");
        IReadOnlyList<PrometheusSeries> hosts = await prometheus.QueryAsync("testbed_host_up == 1");
        Assert.Equal(["android", "docker", "libvirt"], guests.Select(guest => guest["kind"]).Distinct().Order(StringComparer.Ordinal));
        return
        [
            PanelSubject.All,
            .. hosts.Select(host => PanelSubject.Host(host["host"])),
            .. guests.Select(guest => PanelSubject.Deployment(guest["project"])).DistinctBy(subject => subject.Values["project"]),
            .. guests.Select(guest => PanelSubject.Guest(guest["kind"], guest["project"], guest["guest"])),
        ];
    }

    private static async Task<string[]> EmptyAsync(PrometheusServer prometheus, PanelSubject[] subjects)
    {
        List<string> empty = [];
        foreach (GrafanaPanel panel in GrafanaPanels.All)
        {
            HashSet<PanelTarget> wanted = [.. PanelQueries.Of(panel).Targets];
            foreach (PanelSubject subject in subjects.Where(subject => PanelSubject.KindsOf(panel).Contains(subject.Kind)).TakeWhile(_ => wanted.Count > 0))
            {
                IReadOnlyList<(PanelTarget Target, string Fault)> faults = await PanelAnswers.FaultsAsync(prometheus, panel, subject);
                wanted.IntersectWith(faults.Select(fault => fault.Target));
            }

            empty.AddRange(wanted.Select(target => $"{panel.Slug} {panel.PanelId}: {target.Legend}"));
        }

        return [.. empty];
    }
}
