using System.Text.RegularExpressions;
using Portal.Configuration;

namespace Portal.Stack;

/// <summary>Where Grafana and Prometheus are, read from configuration and from nowhere else.</summary>
/// <param name="GrafanaPath">Relative to the page's base, without a slash at either end: what a path base puts before the portal is before Grafana, too.</param>
/// <param name="GrafanaHealth">Null where no Grafana is configured.</param>
/// <param name="PrometheusRoot">Ends in a slash; null where no Prometheus is configured.</param>
internal sealed partial record StackOptions(string GrafanaPath, Uri? GrafanaHealth, Uri? PrometheusRoot)
{
    public static StackOptions From(PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Uri? grafana = Root(options.Grafana.ProbeUrl);
        return new StackOptions(options.Grafana.Url.Trim('/'), grafana is null ? null : new Uri(grafana, "api/health"), Root(options.Prometheus.Url));
    }

    /// <summary>What is wrong with this folder's options; a sentence each.</summary>
    public static IEnumerable<string> Faults(PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Path().IsMatch(options.Grafana.Url))
        {
            yield return $"Portal:Grafana:Url is '{Shown(options.Grafana.Url)}'; expected a path on the portal's own address, such as /grafana/.";
        }

        foreach ((string key, string? url, string example) in new[]
        {
            ("Portal:Grafana:ProbeUrl", options.Grafana.ProbeUrl, "http://127.0.0.1:8080/grafana/"),
            ("Portal:Prometheus:Url", options.Prometheus.Url, "http://127.0.0.1:9090"),
        })
        {
            if (url is { Length: > 0 } && !IsRoot(url))
            {
                yield return $"{key} is '{Shown(url)}'; expected an address such as {example}, without user, query or fragment.";
            }
        }
    }

    private static bool IsRoot(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    private static Uri? Root(string? url) => string.IsNullOrEmpty(url) ? null : new Uri(url.EndsWith('/') ? url : url + "/");

    private static string Shown(string text) =>
        string.Concat((text.Length > 128 ? text[..128] + "…" : text).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    [GeneratedRegex(@"\A/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/?)(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/?)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Path();
}
