using Portal.Tests.Stack;

namespace Portal.Tests.Real.Stack;

/// <summary>The published portal with a simulated testbed, a real Prometheus and a real Nginx, all with the shipped files; Grafana is away. Only addresses are the test's own.</summary>
public class StackBed(string pathBase) : IAsyncLifetime
{
    private PortalProcess? _portal;
    private PrometheusServer? _prometheus;
    private NginxServer? _nginx;

    internal string PathBase { get; } = pathBase;

    internal PortalProcess Portal => _portal!;

    internal PrometheusServer Prometheus => _prometheus!;

    internal NginxServer Nginx => _nginx!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(("Demo", "true"), ("PathBase", PathBase));
        _prometheus = await PrometheusServer.StartAsync(new PrometheusStart
        {
            Configuration = own => ShippedPrometheus.Configuration(_portal.Address, own),
            Flags =
            [
                .. ShippedYaml.Read("compose", "compose.yaml").Map("services").Map("prometheus").Texts("command")
                    .Where(flag => !flag.StartsWith("--config.file=", StringComparison.Ordinal) && !flag.StartsWith("--storage.tsdb.path=", StringComparison.Ordinal))
                    .Select(flag => flag.Replace("${PATH_BASE:-}", PathBase, StringComparison.Ordinal)),
            ],
        });
        _nginx = await NginxServer.StartAsync(new NginxStart
        {
            Portal = _portal.Address.Authority,
            Prometheus = _prometheus.Address.Authority,
            ShowsPrometheus = true,
            PathBase = PathBase,
        });
        await _nginx.SignInAsync(_portal.SignInToken);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_nginx, _prometheus, _portal])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}

/// <summary>At the root of its origin.</summary>
public sealed class RootStackBed() : StackBed("");

/// <summary>Under a prefix of its origin.</summary>
public sealed class PrefixedStackBed() : StackBed("/testbed");
