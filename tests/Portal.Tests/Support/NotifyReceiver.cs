using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>Stands where systemd would: a datagram socket that a service tells its state to.</summary>
internal sealed class NotifyReceiver : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[4096];

    /// <param name="isAbstract">A name without a file, which NOTIFY_SOCKET writes with a leading '@'.</param>
    public NotifyReceiver(bool isAbstract = false)
    {
        Name = isAbstract ? "@portal-test-" + Guid.NewGuid().ToString("N") : _folder.At("notify");
        _socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + Name[1..] : Name));
    }

    /// <summary>For NOTIFY_SOCKET.</summary>
    public string Name { get; }

    /// <summary>Lines of the next message, whenever it comes within the deadline.</summary>
    public async Task<string[]> NextAsync(TimeSpan deadline)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(deadline);
        int length = await _socket.ReceiveAsync(_buffer, SocketFlags.None, patience.Token);
        return Encoding.UTF8.GetString(_buffer, 0, length).Split('\n');
    }

    /// <summary>A message came that nobody has read yet.</summary>
    public bool HasMore => _socket.Available > 0;

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }
}
