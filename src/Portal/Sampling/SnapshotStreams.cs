using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Portal.Collectors;

namespace Portal.Sampling;

/// <summary><c>GET /api/v1/snapshot/stream?period=1000</c>: the snapshot's document on a line of its own, at once and then each period, until the caller goes or the program stops.</summary>
/// <remarks>Nothing is queued for a slow reader: the next document is taken when the one before has gone out, so what it reads is old by no more than the connection holds.</remarks>
public sealed class SnapshotStreams(IHostSampler sampler, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>At a time: one main host needs one; more than this is a mistake, and each may cost a collection a period.</summary>
    public const int Most = 8;

    private const int DefaultMilliseconds = 1000;
    private const int ShortestMilliseconds = 200;
    private const int LongestMilliseconds = 60_000;

    private int _open;

    public int Open => Volatile.Read(ref _open);

    /// <summary>Answers 400 to a period outside 200 to 60000 ms and 503 when there are too many streams.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!TryPeriod(context.Request.Query["period"], out TimeSpan period))
        {
            await Results.Problem($"period is a whole number of milliseconds from {ShortestMilliseconds} to {LongestMilliseconds}.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > Most)
            {
                context.Response.Headers.RetryAfter = "5";
                await Results.Problem($"This host serves {Most} streams at a time.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
                return;
            }

            await SendAsync(context, period);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static bool TryPeriod(string? text, out TimeSpan period)
    {
        int milliseconds = DefaultMilliseconds;
        bool valid = string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds) && milliseconds is >= ShortestMilliseconds and <= LongestMilliseconds);
        period = TimeSpan.FromMilliseconds(milliseconds);
        return valid;
    }

    private async Task SendAsync(HttpContext context, TimeSpan period)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(period, clock);
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        PipeWriter body = context.Response.BodyWriter;
        try
        {
            do
            {
                HostSnapshot snapshot = await sampler.GetAsync(period / 2, ended.Token);
                SnapshotDocument document = snapshot.ToDocument() with { AgeSeconds = Math.Round(SnapshotAge.Of(snapshot, clock).TotalSeconds, 6) };
                await JsonSerializer.SerializeAsync(body, document, SnapshotJson.Default.SnapshotDocument, ended.Token);
                body.Write("\n"u8);
                FlushResult flushed = await body.FlushAsync(ended.Token);
                if (flushed.IsCompleted)
                {
                    return;
                }
            }
            while (await timer.WaitForNextTickAsync(ended.Token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The caller has gone, or this program stops: the answer ends here.
        }
    }
}
