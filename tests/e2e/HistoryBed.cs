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
    private NginxServer? _origin;
    private PortalProcess? _portal;
    private Browser? _browser;

    internal Uri Address => _origin!.Address;

    internal Browser Browser => _browser!;

    internal StandInGrafana Grafana => _grafana!;

    internal NginxServer Origin => _origin!;

    /// <summary>Before Prometheus.</summary>
    internal Gate Prometheus => _gate!;

    public async ValueTask InitializeAsync()
    {
        Uri portal = LocalHttp.FreeAddress();
        _prometheus = await PrometheusServer.StartAsync([new ScrapeJob("testbed", portal, "/metrics", HonorLabels: true)], TimeSpan.FromSeconds(1));
        _gate = new Gate(_prometheus.Address);
        _gate.Open();
        _grafana = new StandInGrafana(_prometheus);
        _origin = await NginxServer.StartAsync(new NginxStart { Portal = portal.Authority, Grafana = _grafana.Upstream });
        _portal = await PortalProcess.StartAsync(new PortalStart
        {
            Address = portal,
            Settings = [("Demo", "true"), ("Host:Name", "this-machine"), ("Grafana:ProbeUrl", _origin.Address + "grafana/"), ("Prometheus:Url", _gate.Address.AbsoluteUri)],
        });
        _browser = await Browser.StartAsync();

        // Who comes through a proxy signs in; once is enough for all that this bed is for.
        using HttpClient http = LocalHttp.Client(_origin.Address);
        _browser.Session = await SignInForm.SignInAsync(http, _portal.SignInToken);
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
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _portal, _origin, _grafana, _gate, _prometheus])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}
