using System.ComponentModel;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary><c>GET /api/v1/hosts/{name}</c>: a host's row, what it is, its file systems and its collectors.</summary>
internal static class HostEndpoint
{
    public static void MapHost(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Host, Answer)
        .WithSummary("One host: its row, what it is, its file systems and its collectors")
        .WithTags("Hosts")
        .Produces<HostDocument>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Answer(HttpContext context, LiveHistory history, [Description("Name of a host")] string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        LiveFrame frame = history.Newest;
        if (!frame.HasSnapshot)
        {
            return TableAnswer.TooEarly();
        }

        if (frame.Host(name) is not { } host)
        {
            string? near = Resemblance.Nearest(name, frame.Hosts.Select(each => each.Answer.Name));
            return TypedResults.Problem($"There is no host named {TableQuery.Quoted(name)}.{(near is null ? string.Empty : $" Did you mean {near}?")}", statusCode: StatusCodes.Status404NotFound);
        }

        return TypedResults.Json(HostDocument.Of(frame, host), HostJson.Default.HostDocument);
    }
}
