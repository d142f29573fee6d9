using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.DeploymentList;

/// <summary><c>GET /api/v1/deployments</c>: the page's rows for people and scripts.</summary>
internal static class DeploymentsEndpoint
{
    public static void MapDeployments(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Deployments, Answer)
        .DescribesTable("deployments", "Every deployment with its state and figures", DeploymentColumns.Facets, DeploymentColumns.Sorts.Keys, DeploymentColumns.Export);

    private static IResult Answer(HttpContext context, FrozenMoments moments)
    {
        TableQuery query = TableQuery.Read(context.Request.Query, DeploymentColumns.Facets, DeploymentColumns.Sorts.Keys, out string? wrong);
        if (!moments.TryFind(context.Request.Query["at"], out ShownMoment? moment))
        {
            return TableAnswer.NotHeld();
        }

        LiveFrame frame = moment.Frame;
        if (!frame.HasSnapshot && wrong is null)
        {
            return TableAnswer.TooEarly();
        }

        DeploymentsView view = DeploymentsView.From(frame, moment.Problems, query);
        return TableAnswer.Of(context, "deployments", null, wrong, frame.Snapshot.TakenAt, view.Total, query.Chosen(DeploymentColumns.Export, frame.IsDemo), view.Deployments);
    }
}
