namespace Portal;

/// <summary>What is answered when a request fails in here: a page with a reference for people, problem details for programs; never an exception's text.</summary>
internal static class FaultAnswers
{
    public static void UseFaultAnswers(this WebApplication app, bool hasPages)
    {
        app.UseExceptionHandler();
        if (hasPages)
        {
            app.UseWhen(WantsPage, branch => branch.UseExceptionHandler(Routes.ErrorPage, createScopeForErrors: true));
        }
    }

    private static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
