using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>Stands in for a further host with a portal: gives and streams snapshots as the protocol between hosts has them. It has neither swap nor sensors nor pressure figures, and names no core.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    private const long Mebibyte = 1 << 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _since = DateTimeOffset.UtcNow;
    private readonly CancellationTokenSource _end = new();
    private readonly string _name;
    private readonly StandInGuest[] _guests;
    private readonly HttpListener _listener;

    public StandInHost(string name, params StandInGuest[] guests)
    {
        _name = name;
        _guests = guests;
        Authority = $"127.0.0.1:{FreePort.Next()}";
        _listener = new HttpListener { Prefixes = { $"http://{Authority}/" } };
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Authority { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Close();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or HttpListenerException)
        {
            // The end of the bed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            switch (context.Request.Url!.AbsolutePath)
            {
                case "/api/v1/snapshot":
                    context.Response.Headers["Portal-Snapshot-Age"] = "0.00";
                    await WriteAsync(context.Response, Snapshot());
                    break;
                case "/api/v1/snapshot/stream":
                    await StreamAsync(context.Response);
                    break;
                default:
                    context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                    break;
            }

            context.Response.Close();
        }
        catch (Exception gone) when (gone is ObjectDisposedException or HttpListenerException or IOException or OperationCanceledException)
        {
            context.Response.Abort();
        }
    }

    private async Task StreamAsync(HttpListenerResponse response)
    {
        response.SendChunked = true;
        using PeriodicTimer timer = new(Period);
        do
        {
            JsonObject document = Snapshot();
            document["age"] = 0;
            await WriteAsync(response, document);
        }
        while (await timer.WaitForNextTickAsync(_end.Token));
    }

    // Each document ends its line.
    private async Task WriteAsync(HttpListenerResponse response, JsonObject document)
    {
        response.ContentType = "application/json; charset=utf-8";
        await response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString() + "\n"), _end.Token);
        await response.OutputStream.FlushAsync(_end.Token);
    }

    private JsonObject Snapshot()
    {
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        return new JsonObject
        {
            ["schema"] = 1,
            ["host"] = _name,
            ["takenAt"] = (_since + TimeSpan.FromSeconds(seconds)).ToString("O", CultureInfo.InvariantCulture),
            ["uptime"] = Math.Round(1000 + seconds, 9),
            ["cpu"] = new JsonObject { ["total"] = Cpu(seconds) },
            ["load"] = new JsonArray(0.5, 0.4, 0.3),
            ["memory"] = new JsonObject { ["sizeBytes"] = 16_384 * Mebibyte, ["availableBytes"] = 8_192 * Mebibyte, ["freeBytes"] = 4_096 * Mebibyte, ["swapSizeBytes"] = 0, ["swapFreeBytes"] = 0 },
            ["guests"] = new JsonArray([.. _guests.Select(guest => guest.After(seconds, _since))]),
            ["collectors"] = new JsonArray([.. Outcomes()]),
        };
    }

    // Of four cores one is busy.
    private static JsonObject Cpu(double seconds) => new()
    {
        ["user"] = Math.Round(100 + (0.75 * seconds), 9),
        ["nice"] = 0,
        ["system"] = Math.Round(50 + (0.25 * seconds), 9),
        ["idle"] = Math.Round(800 + (3 * seconds), 9),
        ["iowait"] = 0,
        ["irq"] = 0,
        ["softirq"] = 0,
        ["steal"] = 0,
    };

    private IEnumerable<JsonObject> Outcomes()
    {
        yield return new JsonObject { ["collector"] = "host", ["tier"] = 0, ["success"] = true, ["duration"] = 0.001, ["failures"] = new JsonArray() };
        foreach (string kind in (string[])["docker", "libvirt"])
        {
            yield return new JsonObject { ["collector"] = kind, ["tier"] = 0, ["success"] = true, ["duration"] = 0.002, ["failures"] = new JsonArray(), ["guests"] = _guests.Count(guest => guest.Kind == kind) };
        }
    }
}
