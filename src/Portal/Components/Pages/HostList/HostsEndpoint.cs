using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.HostList;

/// <summary><c>GET /api/v1/hosts</c>: the page's rows for people and scripts.</summary>
internal static class HostsEndpoint
{
    public static void MapHosts(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Hosts, Answer)
        .DescribesTable("hosts", "Every host with its state and figures", HostColumns.Facets, HostColumns.Sorts.Keys, HostColumns.Export);

    private static IResult Answer(HttpContext context, FrozenMoments moments)
    {
        TableQuery query = TableQuery.Read(context.Request.Query, HostColumns.Facets, HostColumns.Sorts.Keys, out string? wrong);
        if (!moments.TryFind(context.Request.Query["at"], out ShownMoment? moment))
        {
            return TableAnswer.NotHeld();
        }

        LiveFrame frame = moment.Frame;
        if (!frame.HasSnapshot && wrong is null)
        {
            return TableAnswer.TooEarly();
        }

        HostsView view = HostsView.From(frame, query);
        return TableAnswer.Of(context, "hosts", null, wrong, frame.Snapshot.TakenAt, view.Total, query.Chosen(HostColumns.Export, frame.IsDemo), view.Hosts);
    }
}
