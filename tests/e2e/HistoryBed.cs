using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Real;
using Portal.Tests.Real.Stack;
using Portal.Tests.Support;

namespace Portal.EndToEnd;

/// <summary>The published program with a simulated testbed, a real Prometheus and a stand-in for Grafana, all behind a real Nginx with the shipped template.</summary>
public sealed class HistoryBed : IAsyncLifetime
{
    private PrometheusServer? _prometheus;
    private Gate? _gate;
    private StandInGrafana? _grafana;
    private Origin? _origin;

    internal Uri Address => _origin!.Address;

    internal Browser Browser { get; private set; } = null!;

    internal StandInGrafana Grafana => _grafana!;

    internal NginxServer Nginx => _origin!.Nginx;

    /// <summary>Before Prometheus.</summary>
    internal Gate Prometheus => _gate!;

    public async ValueTask InitializeAsync()
    {
        Uri portal = LocalHttp.FreeAddress();
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("testbed", portal, "/metrics", HonorLabels: true)], TimeSpan.FromSeconds(1));
        _gate = new Gate(_prometheus.Address);
        _gate.Open();
        _grafana = new StandInGrafana(_prometheus);
        _origin = await Origin.StartAsync(new OriginStart
        {
            Portal = new PortalStart { Address = portal, Settings = [("Demo", "true"), ("Host:Name", "this-machine"), ("Prometheus:Url", _gate.Address.AbsoluteUri)] },
            Grafana = _grafana.Upstream,
            HasPrometheus = false, // this bed's own stands behind a gate
        });
        Browser = await Browser.StartAsync();
        await _origin.SignInAsync(Browser);
        await Until.HoldsAsync("Prometheus has rates", TimeSpan.FromSeconds(60), async () => (await _prometheus.QueryAsync("rate(testbed_host_cpu_seconds_total[20s])")).Count > 0);
    }

    /// <summary>Everything as it was at first.</summary>
    internal async Task MendAsync()
    {
        Grafana.Mood = GrafanaMood.Well;
        Grafana.Start();
        Prometheus.Close();
        Prometheus.Open();

        // Somebody watches until both have answered twice.
        await using WatchedPage watched = await Browser.NewPageAsync(Address);
        await watched.OpenAsync("/");
        foreach (string part in (string[])["Grafana", "Prometheus"])
        {
            await Assertions.Expect(watched.Page.Locator($"[data-part={part}]")).ToContainTextAsync("answers", new() { Timeout = 30_000 });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_origin, _grafana, _gate, _prometheus])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}
