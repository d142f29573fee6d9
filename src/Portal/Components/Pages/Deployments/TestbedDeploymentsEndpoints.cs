using System.Text.Json;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments;

/// <summary>TestbedOS' own read routes for its deployments, as its clients read them: from the files, and with every secret of a state blanked.</summary>
internal static class TestbedDeploymentsEndpoints
{
    private const string Json = "application/json; charset=utf-8";

    public static void MapTestbedDeployments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.TestbedDeployments, (HttpContext context, LiveHistory history) => Send(context, json =>
        {
            json.WriteStartObject();
            WriteMap(json, "deployments", history, _ => true);
            json.WriteEndObject();
        })).ExcludeFromDescription();
        endpoints.MapGet(Routes.TestbedActiveDeployments, (HttpContext context, LiveHistory history) =>
            Send(context, json => WriteMap(json, null, history, deployment => deployment.State is DeploymentState.Up))).ExcludeFromDescription();
        endpoints.MapGet(Routes.TestbedDeployment, (HttpContext context, LiveHistory history, string name) =>
            Find(history, name) is { } found ? Send(context, json => Write(json, found)) : DeploymentEndpoint.NotFound(name)).ExcludeFromDescription();
        endpoints.MapGet(Routes.TestbedDeploymentState, State).ExcludeFromDescription();
        endpoints.MapGet(Routes.TestbedDashboard, Dashboard).ExcludeFromDescription();
    }

    private static IResult State(HttpContext context, LiveHistory history, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Find(history, name) switch
        {
            null => DeploymentEndpoint.NotFound(name),
            { StateText: { } text } => TypedResults.Bytes(text.ToUtf8(), Json),
            _ => TypedResults.Problem("Expected a state.json of this deployment, found none that can be read.", statusCode: StatusCodes.Status404NotFound),
        };
    }

    // Any name leads to a page: the page says that it knows none of it.
    private static IResult Dashboard(HttpContext context, string project) =>
        TypedResults.LocalRedirect($"{context.Request.PathBase}/{PageLinks.Deployment(project)}?tab=dashboard");

    private static Deployment? Find(LiveHistory history, string name) =>
        history.Newest.Snapshot.Testbed.Deployments.FirstOrDefault(deployment => deployment.Name == name);

    private static IResult Send(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return TypedResults.Bytes(bytes.ToArray(), Json);
    }

    private static void WriteMap(Utf8JsonWriter json, string? name, LiveHistory history, Func<Deployment, bool> isWanted)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        foreach (Deployment deployment in history.Newest.Snapshot.Testbed.Deployments.Where(isWanted))
        {
            json.WritePropertyName(deployment.Name);
            Write(json, deployment);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Deployment deployment)
    {
        json.WriteStartObject();
        json.WriteString("name", deployment.Name);

        // Its clients can't read a deployment without it; a path that is not known is the empty one.
        json.WriteString("project_location", deployment.StatePath is { } path ? path[..Math.Max(path.LastIndexOf('/'), 0)] : string.Empty);
        WriteState(json, deployment);
        json.WriteNull("last_action_uuid");
        json.WriteEndObject();
    }

    // Of a command that failed only its name was read: what is inside may hold anything.
    private static void WriteState(Utf8JsonWriter json, Deployment deployment)
    {
        if (deployment is { State: DeploymentState.Failed, Command: { } command })
        {
            json.WriteStartObject("state");
            json.WriteString("failed", command);
            json.WriteEndObject();
        }
        else if (deployment.State is not DeploymentState.Unknown)
        {
            json.WriteString("state", deployment.State.ToString().ToLowerInvariant());
        }
    }
}
