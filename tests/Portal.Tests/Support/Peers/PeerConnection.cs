using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support.Peers;

/// <summary>One caller of a peer.</summary>
internal sealed class PeerConnection(Socket socket)
{
    private const int LongestHead = 64 * 1024;

    private readonly CancellationTokenSource _gone = new();
    private Stream _stream = Stream.Null;
    private int _closed;

    /// <summary>Cancelled once it is closed from this side.</summary>
    public CancellationToken Gone => _gone.Token;

    public bool IsOpen => Volatile.Read(ref _closed) == 0;

    /// <summary>TLS, where the peer speaks it. False when the script ends the connection here.</summary>
    public async Task<bool> OpenAsync(PeerScript script, PeerTls? usual, CancellationToken cancellationToken)
    {
        if (!await script.OnDialAsync(this, cancellationToken))
        {
            return false;
        }

        NetworkStream plain = new(socket, ownsSocket: false);
        _stream = plain;
        if ((script.Tls ?? usual) is { } tls)
        {
            SslStream secure = new(plain);
            await secure.AuthenticateAsServerAsync(tls.Options(), cancellationToken);
            _stream = secure;
        }

        return true;
    }

    /// <summary>Waits for the caller's first bytes, whatever they are, and writes this without TLS.</summary>
    public async Task AnswerPlainAsync(string text, CancellationToken cancellationToken)
    {
        byte[] hello = new byte[4096];
        await socket.ReceiveAsync(hello, cancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
    }

    /// <summary>The bytes up to the empty line; null when the caller ended. A GET has no body.</summary>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestHead];
        for (int length = 0; length < buffer.Length;)
        {
            int read = await _stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            length += read;
            if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.ASCII.GetString(buffer, 0, length);
            }
        }

        return null;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    public Task WriteAsync(string text, CancellationToken cancellationToken) => WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Ends when the caller hung up, or sent something while it should wait for its answer.</summary>
    public async Task HungUpAsync(CancellationToken cancellationToken)
    {
        byte[] next = new byte[1];
        try
        {
            await socket.ReceiveAsync(next, SocketFlags.Peek, cancellationToken);
        }
        catch (SocketException)
        {
            // A reset is as good an end.
        }
    }

    /// <summary>FIN: what was written still arrives.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _gone.Cancel();
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
                // The caller was faster.
            }

            socket.Dispose();
        }
    }

    /// <summary>RST: the caller's next read fails.</summary>
    public void Reset()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
            _gone.Cancel();
        }
    }
}
