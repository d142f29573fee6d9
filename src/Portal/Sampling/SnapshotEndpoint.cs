using System.Globalization;
using System.Net;
using Portal.Collectors;

namespace Portal.Sampling;

/// <summary><c>GET /api/v1/snapshot?maxAge=250</c>: this host and all its guests, raw counters; and <c>/stream</c> beside it, the same again each period.</summary>
public static class SnapshotEndpoint
{
    private const int DefaultMaxAgeMilliseconds = 250;
    private const int LargestMaxAgeMilliseconds = 60_000;

    /// <summary>Maps both. Needs what <see cref="SamplingRegistration"/> registers.</summary>
    public static IEndpointConventionBuilder MapSnapshot(this IEndpointRouteBuilder endpoints, bool openToAll)
    {
        RouteGroupBuilder routes = endpoints.MapGroup(string.Empty);
        routes.MapGet(Routes.Snapshot, (HttpContext context, IHostSampler sampler, TimeProvider clock) => AnswerAsync(context, sampler, clock, openToAll));
        routes.MapGet(Routes.SnapshotStream, (HttpContext context, SnapshotStreams streams) => StreamAsync(context, streams, openToAll));
        return routes.ExcludeFromDescription();
    }

    private static Task StreamAsync(HttpContext context, SnapshotStreams streams, bool openToAll)
    {
        if (openToAll || IsLocal(context))
        {
            return streams.AnswerAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, IHostSampler sampler, TimeProvider clock, bool openToAll)
    {
        if (!openToAll && !IsLocal(context))
        {
            return Results.NotFound();
        }

        if (!TryMaxAge(context.Request.Query["maxAge"], out int milliseconds))
        {
            return Results.Problem($"maxAge is a whole number of milliseconds from 0 to {LargestMaxAgeMilliseconds}.", statusCode: StatusCodes.Status400BadRequest);
        }

        HostSnapshot snapshot = await sampler.GetAsync(TimeSpan.FromMilliseconds(milliseconds), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[SnapshotAge.Header] = SnapshotAge.Text(SnapshotAge.Of(snapshot, clock));
        return Results.Json(snapshot.ToDocument(), SnapshotJson.Default.SnapshotDocument);
    }

    private static bool TryMaxAge(string? text, out int milliseconds)
    {
        milliseconds = DefaultMaxAgeMilliseconds;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out milliseconds) && milliseconds <= LargestMaxAgeMilliseconds);
    }

    // A snapshot names images and ids. Other hosts get it over the cluster's own listener; on the plain one only this
    // machine does, and a proxy on this machine counts as remote. A header of it that was believed is called X-Original- by then.
    internal static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.Keys.Any(header => header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
}
