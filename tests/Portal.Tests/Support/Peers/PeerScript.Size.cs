using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Support.Peers;

/// <summary>Answers that would fill the caller's memory.</summary>
internal sealed partial record PeerScript
{
    private const long Gigabyte = 1_000_000_000;

    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            byte[] block = Spaces(1_000_000);
            for (int i = 0; i < 1000; i++)
            {
                gzip.Write(block);
            }
        }

        return packed.ToArray();
    });

    /// <summary>Announces a gigabyte and sends it as long as anybody reads.</summary>
    public static readonly PeerScript Oversize = new("1 GB body", async (request, cancel) =>
    {
        await request.Connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Gigabyte}\r\n\r\n", cancel);
        byte[] block = Spaces(64 * 1024);
        for (long sent = 0; sent < Gigabyte; sent += block.Length)
        {
            await request.Connection.WriteAsync(block, cancel);
        }
    });

    /// <summary>Chunk after chunk, no end.</summary>
    public static readonly PeerScript EndlessChunks = new("endless chunks", async (request, cancel) =>
    {
        await request.Connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n", cancel);
        byte[] chunk = [.. Encoding.ASCII.GetBytes("10000\r\n"), .. Spaces(0x10000), .. "\r\n"u8];
        while (true)
        {
            await request.Connection.WriteAsync(chunk, cancel);
        }
    });

    /// <summary>A megabyte that unpacks to a gigabyte.</summary>
    public static readonly PeerScript GzipBomb = new("gzip bomb", async (request, cancel) =>
        await request.AnswerAsync("200 OK", "application/json", Bomb.Value, cancel, "Content-Encoding: gzip\r\n"));

    /// <summary>Ten megabytes before the body begins.</summary>
    public static readonly PeerScript HugeHeaders = new("10 MB of headers", async (request, cancel) =>
    {
        await request.Connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n", cancel);
        byte[] header = Encoding.ASCII.GetBytes("X-Padding: " + new string('p', 1000) + "\r\n");
        for (int i = 0; i < 10_000; i++)
        {
            await request.Connection.WriteAsync(header, cancel);
        }
    });

    // White space before a JSON value: well-formed so far, whoever reads it.
    private static byte[] Spaces(int count)
    {
        byte[] block = new byte[count];
        block.AsSpan().Fill((byte)' ');
        return block;
    }
}
