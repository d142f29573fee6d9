using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>The Docker Engine API, as far as it is used: three GETs and the event stream, over its unix socket. Podman's service answers the same.</summary>
/// <remarks>Every exchange has its deadline, body included. For concurrent use.</remarks>
internal sealed class DockerEngine(string socketPath, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private readonly HttpClient _client = DockerSocket.Client(socketPath);
    private string? _version;

    /// <summary>Asks whether it is there and which version of its interface it speaks; first thing on a new connection.</summary>
    /// <exception cref="DockerFailureException">As all here, for every way in which the engine can fail.</exception>
    public async Task PingAsync(CancellationToken cancellationToken) =>
        _version = await AskAsync(DockerRoutes.Ping, (answer, _) => Task.FromResult(Version(answer)), cancellationToken);

    public async Task<(ImmutableArray<DockerListing> Containers, int Refused)> ListAsync(CancellationToken cancellationToken) =>
        await AskAsync(
            DockerRoutes.List(RequireVersion()),
            async (answer, token) =>
            {
                using JsonDocument document = await DockerBody.ReadJsonAsync(answer, token);
                return (DockerListing.Parse(document.RootElement, out int refused), refused);
            },
            cancellationToken);

    /// <summary>Null when there is no such container any more, which is normal.</summary>
    public async Task<DockerContainer?> InspectAsync(DockerId id, DockerContainer? known, CancellationToken cancellationToken) =>
        await AskAsync<DockerContainer?>(
            DockerRoutes.Inspect(RequireVersion(), id),
            async (answer, token) =>
            {
                using JsonDocument document = await DockerBody.ReadJsonAsync(answer, token);
                return DockerInspection.Parse(document.RootElement, id, known);
            },
            cancellationToken,
            mayBeGone: true);

    /// <summary>Answers once the engine has begun the stream, so that nothing falls between it and a list asked for afterwards.</summary>
    public async Task<DockerEventStream> OpenEventsAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Deadline, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await SendAsync(DockerRoutes.Events(RequireVersion()), either.Token);
            Check(answer);
            return new DockerEventStream(answer, await answer.Content.ReadAsStreamAsync(either.Token));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            answer?.Dispose();
            throw DockerFailureException.Of(fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<T?> AskAsync<T>(string route, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken, bool mayBeGone = false)
    {
        using CancellationTokenSource deadline = new(Deadline, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using HttpResponseMessage answer = await SendAsync(route, either.Token);
            if (mayBeGone && answer.StatusCode == HttpStatusCode.NotFound)
            {
                return default;
            }

            Check(answer);
            return await read(answer, either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw DockerFailureException.Of(fault);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string route, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static void Check(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            return;
        }

        int status = (int)answer.StatusCode;
        throw status switch
        {
            401 or 403 => new DockerFailureException(CollectorFailure.Denied, $"The container engine, or a filter before it, refused the request with status {status}."),
            >= 500 => new DockerFailureException(CollectorFailure.Unreachable, $"The container engine answered with status {status}."),
            _ => new DockerFailureException(CollectorFailure.Unsupported, $"The container engine answered with status {status}, which this program has no use for."),
        };
    }

    private static string Version(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Api-Version", out IEnumerable<string>? values) && values.FirstOrDefault() is { } version && DockerRoutes.IsVersion(version)
            ? version
            : throw new DockerFailureException(CollectorFailure.Unsupported, "What answers at the container engine's socket does not say which version of the Engine API it speaks.");

    private string RequireVersion() => _version ?? throw new InvalidOperationException("The engine is asked for its version first.");
}
