using System.Net;
using Portal.Cluster;
using Portal.Exposition.Self;

namespace Portal.Exposition;

/// <summary>Answers a scrape: guard, admission, one snapshot, one rendering, one write.</summary>
internal sealed class MetricsEndpoint(MetricsGuard guard, AdmissionGate gate, MetricsRenderer renderer, ExpositionCounters counters, ScrapeClock scrapes, TimeProvider clock)
{
    private readonly SendingTime _sending = new();

    public async Task AnswerAsync(HttpContext context, MetricsRoute route)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Refusal.WriteAsync(context, HttpStatusCode.MethodNotAllowed, $"Metrics are read with GET or HEAD, not {context.Request.Method}.");
            return;
        }

        if (guard.Refuse(context) is { } status)
        {
            await Refusal.GuardAsync(context, status);
            return;
        }

        ExpositionRequest? request = route.Request(context);
        if (request is null || !MayExist(context, route, request))
        {
            await Refusal.NotFoundAsync(context);
            return;
        }

        request = request with { Format = AcceptedFormat.Of(context.Request.Headers.Accept) };
        if (HttpMethods.IsHead(context.Request.Method))
        {
            AnswerWriter.WriteHeaders(context.Response, request.Format);
            return;
        }

        if (!gate.TryEnter())
        {
            counters.Reject();
            context.Response.Headers.RetryAfter = "1";
            await Refusal.WriteAsync(context, HttpStatusCode.ServiceUnavailable, "Too many scrapes are waiting.");
            return;
        }

        try
        {
            await CollectAndSendAsync(context, route, request);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The scraper has gone or was too slow: nobody is left to be answered, and nothing is wrong with us.
        }
    }

    private async Task CollectAndSendAsync(HttpContext context, MetricsRoute route, ExpositionRequest request)
    {
        (RenderedAnswer? rendered, long gatheredAt) = await RenderAsync(context, route, request);
        using RenderedAnswer? answer = rendered;
        if (answer is null)
        {
            await Refusal.NotFoundAsync(context);
            return;
        }

        scrapes.See(context, request.Endpoint);
        bool isLarge = !answer.IsWhole;
        await SendAsync(context, answer);
        _sending.Took(request.Endpoint, clock.GetElapsedTime(gatheredAt), isLarge);
    }

    // Null where the snapshot shows that the route names nothing.
    private async Task<(RenderedAnswer? Answer, long GatheredAt)> RenderAsync(HttpContext context, MetricsRoute route, ExpositionRequest request)
    {
        CancellationToken gone = context.RequestAborted;
        try
        {
            TimeSpan deadline = _sending.Before(request.Endpoint, ScrapeDeadline.Of(context.Request.Headers[ScrapeDeadline.Header]));
            ClusterSnapshot snapshot = await route.GetAsync(context, deadline, gone);
            long gatheredAt = clock.GetTimestamp();
            return (route.Exists(request, snapshot.Kinds) ? await gate.RenderAsync(() => renderer.Render(snapshot, request), gone) : null, gatheredAt);
        }
        finally
        {
            gate.Leave();
        }
    }

    // A large answer is rendered and sent part after part: a place is held while rendering, never while a reader takes its time.
    private async Task SendAsync(HttpContext context, RenderedAnswer answer)
    {
        await using var writer = new AnswerWriter(context, answer);
        while (true)
        {
            int bytes = answer.Bytes;
            gate.BeginSending(bytes);
            try
            {
                await writer.SendAsync();
            }
            finally
            {
                gate.EndSending(bytes);
            }

            if (answer.IsWhole)
            {
                return;
            }

            await gate.RenderAsync(
                () =>
                {
                    answer.Continue();
                    return true;
                },
                context.RequestAborted);
        }
    }

    // HEAD collects nothing, so it judges by the newest snapshot; before the first there is nothing to judge by.
    private static bool MayExist(HttpContext context, MetricsRoute route, ExpositionRequest request) =>
        route.KnownKinds(context) is not { IsDefaultOrEmpty: false } kinds || route.Exists(request, kinds);
}
