using Portal.Components.Shared;
using Portal.Components.Tables;
using Portal.Live;

namespace Portal.Components.Pages.GuestList;

/// <summary><c>GET /api/v1/guests</c>: the page's rows for people and scripts.</summary>
internal static class GuestsEndpoint
{
    public static void MapGuests(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Guests, Answer)
        .DescribesTable("guests", "Every guest with its state and figures", GuestColumns.Facets, GuestColumns.Sorts.Keys, GuestColumns.Export);

    private static IResult Answer(HttpContext context, FrozenMoments moments)
    {
        TableQuery query = TableQuery.Read(context.Request.Query, GuestColumns.Facets, GuestColumns.Sorts.Keys, out string? wrong);
        if (!moments.TryFind(context.Request.Query["at"], out ShownMoment? moment))
        {
            return TableAnswer.NotHeld();
        }

        LiveFrame frame = moment.Frame;
        if (!frame.HasSnapshot && wrong is null)
        {
            return TableAnswer.TooEarly();
        }

        GuestsView view = GuestsView.From(frame, query);
        return TableAnswer.Of(context, "guests", query.Facet("deployment"), wrong, frame.Snapshot.TakenAt, view.Total, query.Chosen(GuestColumns.Export, frame.IsDemo), view.Guests);
    }
}
