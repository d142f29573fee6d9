namespace Portal.Tests.Real.Panels;

/// <summary>The jobs that scrape a main host, under the names that Prometheus' shipped file gives them.</summary>
internal static class PanelJobs
{
    public static IReadOnlyList<ScrapeJob> Of(PortalProcess portal) =>
    [
        new("testbed", portal.Address, "/metrics"),
        .. ((string[])["hosts", "libvirt", "docker", "android"]).Select(kind => new ScrapeJob("testbed_metrics_" + kind, portal.Address, "/api/metrics/prometheus/" + kind)),
    ];
}
