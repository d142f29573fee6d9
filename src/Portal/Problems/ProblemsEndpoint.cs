using System.ComponentModel;
using System.Text;

namespace Portal.Problems;

/// <summary><c>GET /api/v1/problems</c>: the list of the page, as JSON or CSV.</summary>
public static class ProblemsEndpoint
{
    private const string Csv = "text/csv";

    public static void MapProblems(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.Problems, Answer)
        .WithSummary("What differs between what should be and what is, and what was solved within the hour")
        .WithTags("Problems")
        .Produces<ProblemDocument>(StatusCodes.Status200OK, "application/json", Csv)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static IResult Answer(
        HttpContext context,
        IProblems problems,
        [Description("error, warning or information")] string? severity,
        [Description("One of the problems' codes, such as guest-missing")] string? code,
        [Description("Only those of this host")] string? host,
        [Description("Only those of this deployment")] string? deployment,
        [Description("json or csv; without it the Accept header decides")] string? format)
    {
        if (severity is { Length: > 0 } && !ProblemFilter.IsSeverity(severity))
        {
            return Results.Problem("The parameter severity is none of error, warning and information.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (format is not (null or "csv" or "json"))
        {
            return Results.Problem("The parameter format is neither json nor csv.", statusCode: StatusCodes.Status400BadRequest);
        }

        context.Response.Headers.CacheControl = "no-store";
        ProblemDocument document = ProblemDocument.Of(problems.Newest, new ProblemFilter(severity, code, host, deployment));
        bool wantsTable = format is null ? context.Request.Headers.Accept.ToString().Contains(Csv, StringComparison.OrdinalIgnoreCase) : format == "csv";
        return wantsTable
            ? Results.Text(ProblemTable.Of(document), Csv + "; header=present", Encoding.UTF8)
            : Results.Json(document, ProblemJson.Default.ProblemDocument);
    }
}
