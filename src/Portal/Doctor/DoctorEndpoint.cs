using System.ComponentModel;
using Portal.Sampling;

namespace Portal.Doctor;

/// <summary><c>GET /api/v1/doctor</c>: runs every check, or joins the run under way, and answers when all have ended.</summary>
internal static class DoctorEndpoint
{
    /// <param name="openToAll">False on a client, whose plain listener answers this machine alone: the command asks there.</param>
    public static void MapDoctor(this IEndpointRouteBuilder endpoints, bool openToAll) =>
        endpoints.MapGet(Routes.Doctor, (
            HttpContext context,
            IDoctor doctor,
            [Description("failed: those alone that failed or warn")] string? only,
            [Description("Only those about this host")] string? host) =>
                openToAll || SnapshotEndpoint.IsLocal(context) ? AnswerAsync(context, doctor, only, host) : Task.FromResult(Results.NotFound()))
            .WithSummary("Checks whether the portal is set up well; takes up to four seconds")
            .WithTags("Doctor")
            .Produces<DoctorDocument>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(HttpContext context, IDoctor doctor, string? only, string? host)
    {
        if (only is not (null or "" or DoctorFilter.Failed))
        {
            return Results.Problem($"only: expected {DoctorFilter.Failed}, found {Quoted(only)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        using IDoctorVisit visit = doctor.Visit();
        DoctorReport report = await visit.Finished.WaitAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(DoctorDocument.Of(report, new DoctorFilter(only == DoctorFilter.Failed, host)), DoctorJson.Default.DoctorDocument);
    }

    // What comes from an address goes into an answer: short, and on one line.
    private static string Quoted(string text) => $"\"{string.Concat(text.Take(60).Select(letter => char.IsControl(letter) ? '?' : letter))}\"";
}
