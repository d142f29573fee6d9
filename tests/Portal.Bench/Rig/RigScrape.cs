using System.Buffers.Text;
using System.Diagnostics;

namespace Portal.Bench.Rig;

/// <summary>One scrape as Prometheus makes it, and what was in it, counted by host without taking the text apart.</summary>
internal sealed class RigScrape
{
    public double Milliseconds { get; private init; }

    public int Bytes { get; private init; }

    public int Series { get; private set; }

    public bool[] Up { get; private init; } = [];

    /// <summary>Series of each host and of its guests, those of the fan-out apart: these count its failures and so come with them.</summary>
    public int[] SeriesOf { get; private init; } = [];

    public int HostsUp => Up.Count(up => up);

    /// <param name="buffer">Used again by every scrape, grown where it is too small.</param>
    public static async Task<RigScrape> TakeAsync(HttpClient http, Uri address, int hosts, MemoryStream buffer, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        request.Headers.TryAddWithoutValidation("X-Prometheus-Scrape-Timeout-Seconds", "5");
        buffer.SetLength(0);
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(buffer, cancellationToken);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            throw new NotSupportedException("The answer is compressed, though both ends are on one machine.");
        }

        RigScrape scrape = new() { Milliseconds = milliseconds, Bytes = (int)buffer.Length, Up = new bool[hosts], SeriesOf = new int[hosts] };
        scrape.Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        return scrape;
    }

    private void Read(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            ReadOnlySpan<byte> line = text[..end];
            text = text[(end + 1)..];
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            Series++;
            if (HostIn(line) is { } host && host < Up.Length)
            {
                SeriesOf[host] += line.StartsWith("testbed_fanout"u8) || line.StartsWith("testbed_host_fetch"u8) ? 0 : 1;
                Up[host] |= line.StartsWith("testbed_host_up{"u8) && line[^1] == '1';
            }
        }
    }

    // host="host-007"
    private static int? HostIn(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> label = "host=\"host-"u8;
        int at = line.IndexOf(label);
        return at >= 0 && Utf8Parser.TryParse(line[(at + label.Length)..], out int host, out _) ? host : null;
    }
}
