using Portal.Tests.Real;
using Portal.Tests.Real.Stack;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>The published program as operators have it: browsers reach it through a real Nginx with the shipped template, and a real Prometheus scrapes it.</summary>
internal sealed class Origin : IAsyncDisposable
{
    private readonly PortalStart _start;
    private PrometheusServer? _prometheus;
    private PortalProcess? _portal;

    private Origin(NginxServer nginx, PortalStart start)
    {
        Nginx = nginx;
        _start = start;
    }

    /// <summary>What a browser calls.</summary>
    public Uri Address => Nginx.Address;

    public NginxServer Nginx { get; }

    /// <summary>The program itself, as machines and its own command line call it.</summary>
    public PortalProcess Portal => _portal!;

    /// <param name="settings">Of section <c>Portal</c>.</param>
    public static Task<Origin> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(new OriginStart { Portal = new PortalStart { Settings = settings } });

    public static async Task<Origin> StartAsync(OriginStart start)
    {
        Uri portal = start.Portal.Address ?? LocalHttp.FreeAddress();
        Uri prometheus = LocalHttp.FreeAddress();
        NginxServer nginx = await NginxServer.StartAsync(new NginxStart { Portal = portal.Authority, Grafana = start.Grafana });
        Origin origin = new(nginx, start.Portal with
        {
            Address = portal,
            Settings = [.. start.Portal.Settings, .. Stack(start, nginx.Address, prometheus)],
        });
        try
        {
            // Side by side: neither needs the other to start.
            await Task.WhenAll(origin.StartPortalAsync(), start.HasPrometheus ? origin.StartPrometheusAsync(prometheus) : Task.CompletedTask);
            return origin;
        }
        catch
        {
            await origin.DisposeAsync();
            throw;
        }
    }

    /// <summary>The program alone, at its old address: once more where it was killed.</summary>
    public async Task StartPortalAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        _portal = await PortalProcess.StartAsync(_start);
    }

    /// <summary>Prometheus has scraped the program by every job, and the newest time went well. It may have asked before the program listened.</summary>
    public Task ScrapedAsync() => Until.HoldsAsync("Prometheus scrapes the program", TimeSpan.FromSeconds(30), async () =>
        (await _prometheus!.TargetsAsync()).Where(target => target.Url.Contains(Portal.Address.Authority, StringComparison.Ordinal)).ToArray() is { Length: > 0 } ours
            && ours.FirstOrDefault(target => target.Health != "up") is var ill ? ill?.ToString() : "no target");

    /// <summary>Who comes through a proxy signs in; once is enough for all pages of a browser.</summary>
    public async Task SignInAsync(Browser browser)
    {
        using HttpClient http = LocalHttp.Client(Address);
        browser.Session = await SignInForm.SignInAsync(http, Portal.SignInToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[Nginx, _prometheus, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    private static IEnumerable<(string Key, string Value)> Stack(OriginStart start, Uri nginx, Uri prometheus)
    {
        if (start.HasPrometheus)
        {
            yield return ("Prometheus:Url", prometheus.AbsoluteUri);
        }

        if (start.Grafana != NginxStart.Nobody)
        {
            yield return ("Grafana:ProbeUrl", nginx + "grafana/");
        }
    }

    private async Task StartPrometheusAsync(Uri address) => _prometheus = await PrometheusServer.StartAsync(new PrometheusStart
    {
        Address = address,
        Configuration = own => ShippedPrometheus.Configuration(_start.Address!, own),
    });
}
