using System.Text.Json;

namespace Portal.Collectors.Docker;

/// <summary>The engine's endless answer to <c>GET /events</c>: JSON objects one after another, however they are cut into chunks.</summary>
/// <remarks>One reader at a time.</remarks>
internal sealed class DockerEventStream(HttpResponseMessage answer, Stream stream) : IDisposable
{
    // An exec event holds its whole command line, which the kernel lets be 128 KiB an argument.
    private const int LimitBytes = 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true };

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next event about a container; null when the engine ended the stream.</summary>
    /// <exception cref="DockerFailureException">Something else than JSON objects, or one too large.</exception>
    public async Task<DockerEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TryTake(out JsonDocument? document))
            {
                using (document)
                {
                    if (DockerEvent.TryParse(document.RootElement) is { } found)
                    {
                        return found;
                    }
                }
            }

            MakeRoom();
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        answer.Dispose();
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        ReadOnlySpan<byte> unread = _buffer.AsSpan(_start, _end - _start);

        // Without an object's end there is nothing to take: not even looked at, so that a dripping stream costs little.
        if (!unread.Contains((byte)'}'))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(unread, isFinalBlock: false, new JsonReaderState(Options));
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }

            document = JsonDocument.Parse(unread[..(int)reader.BytesConsumed].ToArray());
            _start += (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException fault)
        {
            throw new DockerFailureException(CollectorFailure.Malformed, "The container engine's event stream is not valid JSON.", fault);
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= LimitBytes)
            {
                throw new DockerFailureException(CollectorFailure.TooLarge, "An event of the container engine is over 1 MiB.");
            }

            Array.Resize(ref _buffer, _end * 2);
        }
    }
}
