using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Portal.Cluster.Fetching.Reading;
using Portal.Cluster.Members;
using Portal.Sampling;
using Portal.Security;

namespace Portal.Cluster.Fetching;

/// <summary>A member with a portal of its own: the snapshot route over HTTP/1.1, plain or over TLS both ways.</summary>
internal sealed class PortalSource(Member member, OutboundRules rules, AddressBook book, IClusterIdentity identity, TimeProvider clock) : IHostSource
{
    // TLS is made where the connection is made, under a verdict of our own. The scheme tells the client not to make it a second time.
    private readonly Uri _base = new UriBuilder(Uri.UriSchemeHttp, member.Address!.Host, member.Address.Port).Uri;
    private readonly Lock _gate = new();
    private HttpMessageInvoker? _connections;
    private bool _isDisposed;
    private ClusterKeys? _keys;
    private PeerRequest? _request;

    public string WhyUnanswered => FetchFault.Unanswered(_request?.Stage ?? PeerStage.Asking);

    public async Task<FetchedSnapshot> FetchAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        DateTimeOffset startedAt = clock.GetUtcNow();
        var request = new PeerRequest(cancellationToken);
        _request = request;
        PeerBody? body = null;
        try
        {
            using HttpResponseMessage response = await SendAsync($"{Routes.Snapshot}?maxAge={(int)maxAge.TotalMilliseconds}", request, cancellationToken);
            request.Stage = PeerStage.Receiving;
            using ReceivingTurns.Turn turn = await ReceivingTurns.TakeAsync(clock, cancellationToken);
            body = new PeerBody();
            await body.ReadAsync(response.Content, cancellationToken);
            TimeSpan duration = clock.GetElapsedTime(start);
            return Read(body, AgeIn(response), startedAt, duration);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return FetchedSnapshot.Failed(FetchResult.Timeout, FetchFault.Unanswered(request.Stage), clock.GetElapsedTime(start), body?.Length ?? 0);
        }
        catch (Exception fault)
        {
            // The border of the unit "host": whatever asking it throws costs its own series only, and is told by its reason.
            (FetchResult result, string reason) = FetchFault.Of(fault);
            return FetchedSnapshot.Failed(result, reason, clock.GetElapsedTime(start), body?.Length ?? 0);
        }
        finally
        {
            body?.Dispose();
        }
    }

    public async IAsyncEnumerable<FetchedSnapshot> WatchAsync(TimeSpan period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string pathAndQuery = $"{Routes.SnapshotStream}?period={(int)period.TotalMilliseconds}";
        await using var stream = new PeerStream((request, token) => SendAsync(pathAndQuery, request, token), clock);
        while (await stream.NextAsync(cancellationToken) is { } fetched)
        {
            yield return fetched;
            if (fetched.Result != FetchResult.Ok)
            {
                yield break;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _connections?.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string pathAndQuery, PeerRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(_base, pathAndQuery)) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Options.Set(PeerRequest.Key, request);
        HttpResponseMessage response = await Connections().SendAsync(message, cancellationToken);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return response;
        }

        response.Dispose();
        throw new PeerFailure(FetchResult.Status, $"It answered with HTTP status {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)} instead of a snapshot.");
    }

    // A request and a stream may ask at once. Asked before each: after a renewal the next one opens connections with the new certificate, and no request is cut short for it.
    private HttpMessageInvoker Connections()
    {
        ClusterKeys? keys = member.Protocol == MemberProtocol.Mutual
            ? identity.Current ?? throw new PeerFailure(FetchResult.Tls, "This host has no certificate of the cluster yet, so it calls nobody.")
            : null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connections is null || !ReferenceEquals(keys, _keys))
            {
                _connections?.Dispose();
                _keys = keys;
                _connections = PeerConnections.Open(member, rules, book, keys is null ? null : new PeerTls(keys, member.CertifiedName ?? member.Name, clock), clock);
            }

            return _connections;
        }
    }

    private static FetchedSnapshot Read(PeerBody body, TimeSpan? age, DateTimeOffset startedAt, TimeSpan duration)
    {
        ReadDocument read = SnapshotReading.Read(body.Bytes);
        return new FetchedSnapshot
        {
            Result = FetchResult.Ok,
            Snapshot = read.Snapshot,
            ReceivedBytes = body.Length,
            StatedAge = age,
            ClockOffset = read.Snapshot.TakenAt + age - (startedAt + (duration / 2)),
            Duration = duration,
            ImpossibleValues = read.Impossible,
        };
    }

    // Decimal seconds; what can't be an age is none.
    private static TimeSpan? AgeIn(HttpResponseMessage response) =>
        response.Headers.TryGetValues(SnapshotAge.Header, out IEnumerable<string>? values)
        && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
        && seconds < LongestAge.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(1);
}
