using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>The hub of a circuit over one WebSocket, as a browser's script speaks to it: binary messages, each behind its length.</summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private const int Invocation = 1;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    public long BytesReceived { get; private set; }

    public async Task OpenAsync(Uri portal, CancellationToken cancellationToken)
    {
        // Browsers offer it, and the server keeps a compressor for each connection then.
        _socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        _socket.Options.SetRequestHeader("Origin", portal.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new UriBuilder(portal) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellationToken);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (_end == 0 || _buffer[_end - 1] != 0x1e)
        {
            await FillAsync(cancellationToken);
        }

        _start = _end = 0;
    }

    /// <param name="id">Null for a call without an answer.</param>
    public async Task CallAsync(string? id, string method, object?[] arguments, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> message = new();
        MessagePackText.Write(message, new object?[] { Invocation, new Dictionary<string, object?>(), id, method, arguments, Array.Empty<object?>() });
        ArrayBufferWriter<byte> framed = new(message.WrittenCount + 5);
        for (uint length = (uint)message.WrittenCount; ; length >>= 7)
        {
            framed.Write<byte>([(byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length)]);
            if (length <= 0x7f)
            {
                break;
            }
        }

        framed.Write(message.WrittenSpan);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(framed.WrittenMemory, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message: its parts, or null once the server has gone.</summary>
    public async Task<object?[]?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake() is { } message)
            {
                return message;
            }

            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private object?[]? TryTake()
    {
        int length = 0;
        for (int at = _start, shift = 0; at < _end; at++, shift += 7)
        {
            length |= (_buffer[at] & 0x7f) << shift;
            if ((_buffer[at] & 0x80) == 0)
            {
                if (_end - at - 1 < length)
                {
                    return null;
                }

                ReadOnlySpan<byte> body = _buffer.AsSpan(at + 1, length);
                _start = at + 1 + length;
                return (object?[]?)MessagePackText.Read(ref body);
            }
        }

        return null;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_buffer.Length - _end < 8192)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        ValueWebSocketReceiveResult received = await _socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += received.Count;
        BytesReceived += received.Count;
        return received.MessageType != WebSocketMessageType.Close;
    }
}
