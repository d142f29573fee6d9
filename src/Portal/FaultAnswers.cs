namespace Portal;

/// <summary>What is answered when a request fails in here: a page with a reference for people, problem details for programs; never an exception's text.</summary>
internal static class FaultAnswers
{
    public static IServiceCollection AddFaultAnswers(this IServiceCollection services) => services
        .AddExceptionHandler<FaultReference>()
        .AddProblemDetails(problem => problem.CustomizeProblemDetails = context =>
        {
            if (FaultReference.Of(context.HttpContext) is { } reference)
            {
                context.ProblemDetails.Extensions["reference"] = reference;
            }
        });

    public static void UseFaultAnswers(this WebApplication app, bool hasPages)
    {
        app.UseExceptionHandler(Quiet(null));
        if (hasPages)
        {
            app.UseWhen(WantsPage, branch => branch.UseExceptionHandler(Quiet(Routes.ErrorPage)));
        }
    }

    // The framework would log each exception once more, without its reference.
    private static ExceptionHandlerOptions Quiet(string? page) => new()
    {
        ExceptionHandlingPath = page,
        CreateScopeForErrors = page is not null,
        SuppressDiagnosticsCallback = static _ => true,
    };

    private static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
