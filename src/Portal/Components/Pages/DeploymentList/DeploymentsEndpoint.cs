using Portal.Components.Tables;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Pages.DeploymentList;

/// <summary><c>GET /api/v1/deployments</c>: the page's rows for people and scripts.</summary>
internal static class DeploymentsEndpoint
{
    public static void MapDeployments(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Deployments, Answer)
        .DescribesTable("deployments", "Every deployment with its state and figures", DeploymentColumns.Facets, DeploymentColumns.Sorts.Keys, DeploymentColumns.Export);

    private static IResult Answer(HttpContext context, LiveHistory history, IProblems problems)
    {
        TableQuery query = TableQuery.Read(context.Request.Query, DeploymentColumns.Facets, DeploymentColumns.Sorts.Keys, out string? wrong);
        LiveFrame frame = history.Newest;
        if (!frame.HasSnapshot && wrong is null)
        {
            return TableAnswer.TooEarly();
        }

        DeploymentsView view = DeploymentsView.From(frame, problems.Newest, query);
        return TableAnswer.Of(context, "deployments", null, wrong, frame.Snapshot.TakenAt, view.Total, DeploymentColumns.Export, view.Deployments);
    }
}
