using System.Text;

namespace Portal.Tests.Support.Peers;

/// <summary>Faults of pace and of length: slow, cut short.</summary>
internal sealed partial record PeerScript
{
    private const int DripBytes = 200;

    /// <summary>A header that comes byte by byte.</summary>
    public static PeerScript DripHeaders(int bytesPerSecond) => new($"headers at {bytesPerSecond} B/s", async (request, cancel) =>
    {
        await request.Connection.WriteAsync("HTTP/1.1 200 OK\r\n", cancel);
        await DripAsync(request, Encoding.ASCII.GetBytes("X-Slow: " + new string('s', DripBytes)), bytesPerSecond, cancel);
    });

    /// <summary>A body that comes byte by byte, after headers at once.</summary>
    public static PeerScript DripBody(int bytesPerSecond, byte[] body) => new($"body at {bytesPerSecond} B/s", async (request, cancel) =>
    {
        await request.Connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n", cancel);
        await DripAsync(request, body, bytesPerSecond, cancel);
    });

    /// <summary>Promises the whole body, sends a part and closes.</summary>
    public static PeerScript Cut(byte[] body, int at) => new($"cut at {at}", async (request, cancel) =>
    {
        await PartAsync(request, body, at, cancel);
        request.Connection.Close();
    });

    /// <summary>Promises the whole body, sends a part and resets.</summary>
    public static PeerScript ResetAt(byte[] body, int at) => new($"reset at {at}", async (request, cancel) =>
    {
        await PartAsync(request, body, at, cancel);
        request.Connection.Reset();
    });

    /// <summary>A whole body under a longer Content-Length, then the end.</summary>
    public static PeerScript LengthTooLong(byte[] body) => new("Content-Length too long", async (request, cancel) =>
    {
        await request.Connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 100}\r\n\r\n", cancel);
        await request.Connection.WriteAsync(body, cancel);
        request.Connection.Close();
    });

    private static async Task PartAsync(PeerRequest request, byte[] body, int at, CancellationToken cancellationToken)
    {
        await request.Connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n", cancellationToken);
        await request.Connection.WriteAsync(body.AsMemory(0, at), cancellationToken);
    }

    private static async Task DripAsync(PeerRequest request, byte[] bytes, int bytesPerSecond, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1.0 / bytesPerSecond));
        foreach (byte single in bytes)
        {
            await request.Connection.WriteAsync(new[] { single }, cancellationToken);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
