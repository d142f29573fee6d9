using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Portal.Cluster.Fetching;

/// <summary>Cuts the body of a snapshot stream into documents: one a line, each ended by a line feed. Where several have arrived, the newest alone is given.</summary>
internal static class SnapshotLines
{
    /// <summary>As much as a single answer may have.</summary>
    public const int LongestBytes = 8 * 1024 * 1024;

    /// <summary>From the wait for a document to its end: five periods. A line that drips in is silence too.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private const int ReadBytes = 64 * 1024;

    /// <summary>Ends where the body ends between two lines. A line is valid until the next is asked for.</summary>
    /// <exception cref="TimeoutException">No whole line came in time.</exception>
    /// <exception cref="InvalidDataException">A line is longer than allowed; what is beyond is not read.</exception>
    /// <exception cref="EndOfStreamException">The body ended within a line.</exception>
    public static async IAsyncEnumerable<ReadOnlySequence<byte>> ReadAsync(
        Stream body, TimeSpan silence, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken, int longestBytes = LongestBytes)
    {
        var reader = PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: ReadBytes, minimumReadSize: ReadBytes / 4, leaveOpen: true));
        try
        {
            while (await NextAsync(reader, silence, longestBytes, clock, cancellationToken) is { } next)
            {
                yield return next.Line;
                reader.AdvanceTo(next.After);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static async Task<(ReadOnlySequence<byte> Line, SequencePosition After)?> NextAsync(PipeReader reader, TimeSpan silence, int longestBytes, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var silent = new CancellationTokenSource(silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, cancellationToken);
        long searched = 0;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException over) when (silent.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"No document came within {silence.TotalSeconds} s.", over);
            }

            ReadOnlySequence<byte> buffer = read.Buffer;
            if (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> line = Newest(buffer, buffer.Slice(0, end));
                return line.Length <= longestBytes ? (line, buffer.GetPosition(1, line.End)) : throw TooLong(longestBytes);
            }

            if (buffer.Length > longestBytes)
            {
                throw TooLong(longestBytes);
            }

            if (read.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new EndOfStreamException("The stream ended within a document.");
            }

            searched = buffer.Length;
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static InvalidDataException TooLong(int longestBytes) => new($"A document is longer than {longestBytes} bytes.");

    // Its reader was slower than the stream: what was passed over is not parsed.
    private static ReadOnlySequence<byte> Newest(ReadOnlySequence<byte> buffer, ReadOnlySequence<byte> line)
    {
        while (buffer.Slice(buffer.GetPosition(1, line.End)) is var rest && rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
        }

        return line;
    }
}
