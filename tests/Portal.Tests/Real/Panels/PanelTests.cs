using Portal.Components.Grafana;
using Portal.Tests.Support;

namespace Portal.Tests.Real.Panels;

/// <summary>Every query of every panel, asked of a real Prometheus about guests, deployments and hosts that are really there.</summary>
[Collection(AloneCollection.Name)]
[Trait("Category", "Real")]
public sealed class PanelTests(PanelBed bed, ITestOutputHelper output) : IClassFixture<PanelBed>
{
    public static TheoryData<string, int, string> Panels
    {
        get
        {
            TheoryData<string, int, string> rows = [];
            foreach (GrafanaPanel panel in GrafanaPanels.All)
            {
                foreach (string kind in PanelSubject.KindsOf(panel))
                {
                    rows.Add(panel.Slug, panel.PanelId, kind);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task Each_line_of_a_panel_has_data_or_a_stated_reason_to_have_none(string dashboard, int id, string kind)
    {
        GrafanaPanel panel = GrafanaPanels.All.Single(panel => panel.Slug == dashboard && panel.PanelId == id);
        PanelSubject subject = Subject(kind);
        foreach (PanelTarget target in PanelQueries.Of(panel).Targets)
        {
            Assert.NotEmpty(await bed.Prometheus.FormatAsync(subject.Ask(target.Expression)));
        }

        // Slow figures arrive seconds after the guests, a virtual machine's once it has booted.
        IReadOnlyList<(PanelTarget Target, string Fault)> faults = [];
        await Until.HoldsAsync($"{dashboard} panel {id} shows {kind}", TimeSpan.FromSeconds(90), async () =>
        {
            faults = await PanelAnswers.FaultsAsync(bed.Prometheus, panel, subject);
            string[] unexplained = [.. faults.Where(fault => PanelAbsences.ReasonFor(panel, fault.Target.Legend, kind) is null).Select(fault => fault.Fault)];
            return unexplained.Length == 0 ? null : string.Join('\n', unexplained);
        });
        foreach (PanelTarget target in PanelQueries.Of(panel).Targets)
        {
            string? reason = PanelAbsences.ReasonFor(panel, target.Legend, kind);
            output.WriteLine($"{target.Legend}: {reason ?? "data"}");
            if (!PanelAbsences.IsCertain(panel, target.Legend, kind))
            {
                continue;
            }

            Assert.Equal(reason is not null, faults.Any(fault => fault.Target == target));
            Assert.Equal(reason is null, await PanelAnswers.PointsAsync(bed.Prometheus, target, subject) > 0);
        }
    }

    [Fact]
    public async Task A_guest_of_no_deployment_is_found_by_its_host()
    {
        PanelSubject stray = PanelSubject.Guest("docker", project: "", guest: "stray", host: "host-a");
        await Until.HoldsAsync("the panel shows the stray", TimeSpan.FromSeconds(30), async () =>
            (await PanelAnswers.FaultsAsync(bed.Prometheus, GrafanaPanels.Guest.Cpu, stray)).Count == 0);
        Assert.NotEmpty(await PanelAnswers.FaultsAsync(bed.Prometheus, GrafanaPanels.Guest.Cpu, PanelSubject.Guest("docker", "", "stray", "host-b")));
    }

    // The unit of a panel is that of its figures: half a CPU, 64 MiB, two virtual CPUs. How much of its half the container gets is up to a busy machine.
    [Fact]
    public async Task Figures_are_in_the_panels_units()
    {
        Assert.InRange(await FigureAsync(GrafanaPanels.Guest.Cpu, "total", "docker"), 0.001, 0.6);
        Assert.Equal(0.5, await FigureAsync(GrafanaPanels.Guest.Cpu, "limit", "docker"));
        Assert.Equal(64 << 20, await FigureAsync(GrafanaPanels.Guest.Memory, "limit", "docker"));
        Assert.Equal(50, await FigureAsync(GrafanaPanels.Guest.Processes, "limit", "docker"));

        // Prometheus extrapolates each counter by itself, and to zero at most: while both are young their share may be over one.
        await Until.HoldsAsync("a share of throttled periods", TimeSpan.FromSeconds(90), async () =>
        {
            double share = await FigureAsync(GrafanaPanels.Guest.Throttling, "periods", "docker");
            return share is >= 0 and <= 1.05 ? null : $"It is {share}.";
        });
        await Until.HoldsAsync("the pings are seen, in bytes", TimeSpan.FromSeconds(60), async () =>
            await FigureAsync(GrafanaPanels.Guest.Networks, "{{interface}} sent", "docker") is > 100 and < 10 * 1442 * 1.5);
        Assert.Equal(2, await FigureAsync(GrafanaPanels.Guest.Cpu, "limit", "libvirt"));
        Assert.Equal(192 << 20, await FigureAsync(GrafanaPanels.Guest.Memory, "limit", "libvirt"));
        Assert.Equal(1536L << 20, await FigureAsync(GrafanaPanels.Guest.Memory, "limit", "android"));
        Assert.Equal(3, await FigureAsync(GrafanaPanels.Deployment.Guests, "expected", "deployment"));
        Assert.Equal(3, await FigureAsync(GrafanaPanels.Deployment.Guests, "running", "deployment"));
        Assert.Equal(1, await FigureAsync(GrafanaPanels.Cluster.HostsUp, "up", "all"));
        Assert.Equal(2, await FigureAsync(GrafanaPanels.Cluster.HostsUp, "members", "all"));
        Assert.Equal(Environment.ProcessorCount, await FigureAsync(GrafanaPanels.Host.Load, "CPUs", "host"));
    }

    private PanelSubject Subject(string kind) => kind switch
    {
        "docker" => PanelSubject.Guest(kind, bed.Project, "web"),
        "libvirt" => PanelSubject.Guest(kind, bed.Project, "vm"),
        "android" => PanelSubject.Guest(kind, bed.Project, "phone"),
        "host" => PanelSubject.Host("host-a"),
        "deployment" => PanelSubject.Deployment(bed.Project),
        _ => PanelSubject.All,
    };

    private Task<double> FigureAsync(GrafanaPanel panel, string legendStart, string kind) =>
        bed.Prometheus.ValueAsync(Subject(kind).Ask(PanelQueries.Of(panel).Targets.Single(target => target.Legend.StartsWith(legendStart, StringComparison.Ordinal)).Expression));
}
