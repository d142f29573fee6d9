using System.Net;
using Portal.Cluster.Members;

namespace Portal.Cluster.Fetching;

/// <summary>TestbedOS' own server on one host, over plain HTTP. Thread-safe.</summary>
internal sealed class TestbedServer(Member member, OutboundRules rules, AddressBook book, TimeProvider clock) : IDisposable
{
    private readonly Uri _base = member.Address!;
    private readonly HttpMessageInvoker _connections = PeerConnections.Open(member, rules, book, null, clock);
    private PeerRequest? _request;

    public string WhyUnanswered => FetchFault.Unanswered(_request?.Stage ?? PeerStage.Asking);

    /// <summary>Never throws but for cancellation.</summary>
    public async Task<TestbedAnswer> AskAsync(string path, CancellationToken cancellationToken)
    {
        var request = new PeerRequest(cancellationToken);
        _request = request;
        using var body = new PeerBody();
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_base, path)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Options.Set(PeerRequest.Key, request);
        try
        {
            using HttpResponseMessage response = await _connections.SendAsync(message, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new TestbedAnswer(FetchResult.Status, "TestbedOS answered with an error instead of figures.", null, 0);
            }

            request.Stage = PeerStage.Receiving;
            await body.ReadAsync(response.Content, cancellationToken);
            return TestbedFigures.Read(body.Bytes) is { } figures
                ? new TestbedAnswer(FetchResult.Ok, "", figures, body.Length)
                : new TestbedAnswer(FetchResult.Malformed, "TestbedOS answered with something that is not its figures.", null, body.Length);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The border of the unit "request": one guest's failure costs that guest only.
            (FetchResult result, string reason) = FetchFault.Of(fault);
            return new TestbedAnswer(result, reason, null, body.Length);
        }
    }

    public void Dispose() => _connections.Dispose();
}

/// <param name="Figures">Null unless the result is ok.</param>
internal sealed record TestbedAnswer(FetchResult Result, string Reason, TestbedFigures? Figures, long Bytes);
