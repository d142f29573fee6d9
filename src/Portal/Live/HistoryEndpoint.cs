using System.ComponentModel;
using Microsoft.Extensions.Primitives;
using Portal.Cluster;

namespace Portal.Live;

/// <summary><c>GET /api/v1/history/…</c>: the past that is kept in memory of a host, of a deployment's guest, or of any guest by its name in the runtime.</summary>
internal static class HistoryEndpoint
{
    private const string FromWords = "The first point that is wanted: a time such as 2026-01-05T14:03:22Z, or milliseconds since 1970. Default: as long a past as is kept.";
    private const string StepWords = "Whole seconds, 1 to 3600: the last point of each such step is answered. Default: every point.";
    private const string SeriesWords = "Names of series, or their parts before a slash, separated by commas: cpu,net/eth0. Default: all.";

    public static void MapHistory(this IEndpointRouteBuilder endpoints)
    {
        Describe(endpoints.MapGet(Routes.HostHistory, (
            HttpContext context,
            LiveHistory history,
            [Description("Name of a host")] string host,
            [Description(FromWords)] string? from,
            [Description(StepWords)] string? step,
            [Description(SeriesWords)] string? series) => Answer(context, history, SubjectKey.OfHost(host), history.Newest.Host(host) is not null, $"host named {host}", from, step, series)), "The past of a host");
        Describe(endpoints.MapGet(Routes.GuestHistory, (
            HttpContext context,
            LiveHistory history,
            [Description("Name of a deployment")] string deployment,
            [Description("Name of a guest in it")] string guest,
            [Description(FromWords)] string? from,
            [Description(StepWords)] string? step,
            [Description(SeriesWords)] string? series) =>
        {
            JoinedGuest? joined = history.Newest.Snapshot.Guests.FirstOrDefault(each => each.Project == deployment && each.Name == guest);
            return Answer(context, history, joined is null ? null : SubjectKey.Of(joined), joined is not null, $"guest named {guest} in a deployment named {deployment}", from, step, series);
        }), "The past of a deployment's guest");
        Describe(endpoints.MapGet(Routes.RuntimeHistory, (
            HttpContext context,
            LiveHistory history,
            [Description("Name of a host")] string host,
            [Description("Kind of guest: libvirt, docker, android")] string kind,
            [Description("Name in the runtime: of a domain, a container, an emulator")] string runtimeName,
            [Description(FromWords)] string? from,
            [Description(StepWords)] string? step,
            [Description(SeriesWords)] string? series) =>
        {
            var subject = new SubjectKey(host, kind, runtimeName);
            bool isKnown = history.Newest.Snapshot.Guests.Any(each => SubjectKey.Of(each) == subject);
            return Answer(context, history, subject, isKnown, $"guest of kind {kind} named {runtimeName} on a host named {host}", from, step, series);
        }), "The past of a guest by where it runs");
    }

    private static IResult Answer(HttpContext context, LiveHistory history, SubjectKey? subject, bool isKnown, string what, StringValues from, StringValues step, StringValues series)
    {
        context.Response.Headers.CacheControl = "no-store";
        HistoryQuery query = HistoryQuery.Read(from, step, series, out string? wrong);
        if (wrong is not null)
        {
            return Results.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
        }

        if (!history.Newest.HasSnapshot)
        {
            return Results.Problem("Portal has just started and has asked no host yet: expected at least one snapshot, found none. Try again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // What has gone is kept for a while, and can still be asked for by where it ran.
        bool isKept = subject is { } key && !history.SeriesOf(key).IsEmpty;
        if (!isKnown && !isKept)
        {
            return Results.Problem($"Expected a name that is there, found none: there is no {what}.", statusCode: StatusCodes.Status404NotFound);
        }

        return Results.Json(HistoryDocument.Of(history, subject ?? default, query), HistoryJson.Default.HistoryDocument);
    }

    private static void Describe(RouteHandlerBuilder route, string summary) => route
        .WithSummary(summary)
        .WithTags("History")
        .Produces<HistoryDocument>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
