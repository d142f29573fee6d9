using System.ComponentModel;
using System.Text.Json.Nodes;
using Portal.Components.Pages.Capacity;
using Portal.Components.Pages.DeploymentList;
using Portal.Components.Pages.GuestList;
using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.Deployments;

/// <summary><c>GET /api/v1/deployments/{name}</c>: a deployment's row of the list, its guests and the capacity of its hosts.</summary>
internal static class DeploymentEndpoint
{
    public static void MapDeployment(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Deployment, Answer)
        .WithSummary("One deployment: its row, its guests and the capacity of its hosts")
        .WithTags("Deployments")
        .Produces<JsonObject>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    public static IResult NotFound(string name) =>
        TypedResults.Problem($"Expected the name of a deployment, found {TableQuery.Quoted(name)}, which none has.", statusCode: StatusCodes.Status404NotFound);

    private static IResult Answer(HttpContext context, LiveHistory history, IProblems problems, [Description("Name of a deployment")] string name)
    {
        LiveFrame frame = history.Newest;
        if (!frame.HasSnapshot)
        {
            return TableAnswer.TooEarly();
        }

        context.Response.Headers.CacheControl = "no-store";
        return DeploymentsView.AllOf(frame, problems.Newest).FirstOrDefault(entry => entry.Name == name) is { } entry
            ? TypedResults.Text(Document(frame, entry).ToJsonString(), "application/json")
            : NotFound(name);
    }

    private static JsonObject Document(LiveFrame frame, DeploymentEntry entry)
    {
        GuestsView guests = GuestsView.From(frame, new TableQuery { Sort = GuestColumns.ProblemsFirst }, entry.Name);
        CapacityView capacity = CapacityView.OfDeployment(frame, entry.Name, copies: 1);
        JsonObject document = TableJson.Row(DeploymentColumns.Export, entry);
        document.Add("takenAt", JsonValue.Create(frame.Snapshot.TakenAt));
        document.Add("guests", Rows(GuestColumns.Export, guests.Guests));
        document.Add("capacity", Rows(CapacityColumns.Export, capacity.Hosts));
        return document;
    }

    private static JsonArray Rows<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows) =>
        [.. rows.Select(row => (JsonNode)TableJson.Row(columns, row))];
}
