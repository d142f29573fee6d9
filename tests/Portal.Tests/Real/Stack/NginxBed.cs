namespace Portal.Tests.Real.Stack;

/// <summary>A real Nginx with stubs for all that stands behind it, under no prefix.</summary>
public sealed class NginxBed : IAsyncLifetime
{
    private StubUpstream? _portal;
    private StubUpstream? _grafana;
    private StubUpstream? _prometheus;
    private NginxServer? _nginx;

    internal StubUpstream Portal => _portal!;

    internal StubUpstream Grafana => _grafana!;

    internal StubUpstream Prometheus => _prometheus!;

    internal NginxServer Nginx => _nginx!;

    public async ValueTask InitializeAsync()
    {
        _portal = await StubUpstream.StartAsync("portal");
        _grafana = await StubUpstream.StartAsync("grafana");
        _prometheus = await StubUpstream.StartAsync("prometheus");
        _nginx = await NginxServer.StartAsync(new NginxStart { Portal = _portal.Authority, Grafana = _grafana.Authority, Prometheus = _prometheus.Authority });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_nginx, _portal, _grafana, _prometheus])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    /// <summary>Sends a request after all stubs have forgotten the ones before.</summary>
    internal Task<RawAnswer> SendAsync(string method, string target, RawOptions? options = null)
    {
        _portal!.Forget();
        _grafana!.Forget();
        _prometheus!.Forget();
        return _nginx!.SendAsync(method, target, options);
    }

    /// <summary>Who stands behind Nginx saw the request, but for session checks.</summary>
    internal string SeenBy() =>
        _grafana!.Seen.Count > 0 ? "grafana"
        : _prometheus!.Seen.Count > 0 ? "prometheus"
        : _portal!.Seen.Any(request => request.Target != Routes.SignInCheck) ? "portal"
        : "nobody";
}
