using System.Buffers;
using Portal.Cluster.Fetching.Reading;

namespace Portal.Cluster.Fetching;

/// <summary>A member's open stream: dialled once, read document by document under the rules of a single answer. Not thread-safe; disposing it ends the answer and closes its connection.</summary>
/// <param name="send">Sends the request and answers once the headers are there.</param>
internal sealed class PeerStream(Func<PeerRequest, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider clock) : IAsyncDisposable
{
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<ReadOnlySequence<byte>>? _lines;

    /// <summary>Waits for the next document. Null once the stream has ended or is cancelled; a fault is one failed result, after which there is no other.</summary>
    public async Task<FetchedSnapshot?> NextAsync(CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        try
        {
            _lines ??= await OpenAsync(cancellationToken);
            return await _lines.MoveNextAsync() ? Read(_lines.Current) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            // The border of the unit "host": a stream that broke costs freshness, and the requests beside it say why.
            (FetchResult result, string reason) = fault switch
            {
                TimeoutException => (FetchResult.Timeout, "Its stream went silent."),
                InvalidDataException => (FetchResult.TooLarge, "A document of its stream is larger than 8 MiB."),
                _ => FetchFault.Of(fault),
            };
            return FetchedSnapshot.Failed(result, reason, clock.GetElapsedTime(start));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lines is not null)
        {
            await _lines.DisposeAsync();
        }

        _response?.Dispose();
    }

    private async Task<IAsyncEnumerator<ReadOnlySequence<byte>>> OpenAsync(CancellationToken cancellationToken)
    {
        using var slow = new CancellationTokenSource(SnapshotLines.Silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        try
        {
            _response = await send(new PeerRequest(either.Token), either.Token);
            if (_response.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            {
                throw new PeerFailure(FetchResult.Malformed, "Its stream is compressed, which it was not asked for.");
            }

            Stream body = await _response.Content.ReadAsStreamAsync(either.Token);
            return SnapshotLines.ReadAsync(body, SnapshotLines.Silence, clock, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (OperationCanceledException over) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(null, over);
        }
    }

    private FetchedSnapshot Read(in ReadOnlySequence<byte> line)
    {
        if (line.IsSingleSegment)
        {
            return Read(line.FirstSpan);
        }

        int length = (int)line.Length;
        byte[] whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            line.CopyTo(whole);
            return Read(whole.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private FetchedSnapshot Read(ReadOnlySpan<byte> document)
    {
        DateTimeOffset arrivedAt = clock.GetUtcNow();
        ReadDocument read = SnapshotReading.Read(document);
        return new FetchedSnapshot
        {
            Result = FetchResult.Ok,
            Snapshot = read.Snapshot,
            IsStreamed = true,
            ReceivedBytes = document.Length + 1,
            StatedAge = read.Age,
            ClockOffset = read.Snapshot.TakenAt + read.Age - arrivedAt,
            ImpossibleValues = read.Impossible,
        };
    }
}
