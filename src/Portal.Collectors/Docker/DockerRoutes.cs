using System.Text.RegularExpressions;

namespace Portal.Collectors.Docker;

/// <summary>The only requests that are ever sent to an engine, whose socket gives root's power to whoever may write to it.</summary>
internal static partial class DockerRoutes
{
    public const string Ping = "/_ping";

    private const string ContainerEvents = "%7B%22type%22%3A%5B%22container%22%5D%7D";    // {"type":["container"]}

    public static string List(string version) => $"/v{version}/containers/json?all=1";

    public static string Inspect(string version, DockerId id) => $"/v{version}/containers/{id.Digits}/json";

    public static string Events(string version) => $"/v{version}/events?filters={ContainerEvents}";

    /// <summary>A version becomes part of a path, so it is two numbers or it is refused.</summary>
    public static bool IsVersion(string? text) => text is not null && Version().IsMatch(text);

    /// <summary>Judges the request as it would go out, after <see cref="Uri"/> has had its way with dots and escapes.</summary>
    public static bool Permits(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.Content is null && request.RequestUri is { } uri && Permitted().IsMatch(uri.PathAndQuery);

    [GeneratedRegex(@"\A[0-9]{1,2}\.[0-9]{1,3}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"\A/(?:_ping|v[0-9]{1,2}\.[0-9]{1,3}/(?:containers/json\?all=1|containers/[0-9a-f]{64}/json|events\?filters=[%0-9A-Za-z]+))\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Permitted();
}

/// <summary>Throws on every request that is not one of <see cref="DockerRoutes"/>, before it reaches a socket.</summary>
internal sealed class DockerRouteGuard(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        DockerRoutes.Permits(request)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException("A request to the container engine is not one of those this program may send.");
}
