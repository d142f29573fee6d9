namespace Portal.Security;

/// <summary>Says no in one sentence: problem details for programs, plain words for a browser's window.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string sentence)
    {
        context.Response.Headers.CacheControl = "no-store";
        return WantsPage(context.Request)
            ? Results.Text(sentence + "\n", "text/plain; charset=utf-8", statusCode: status).ExecuteAsync(context)
            : TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>A person at a browser asks for a page; programs and scripts do not ask for HTML.</summary>
    public static bool WantsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !IsForPrograms(request.Path)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Routes that never answer HTML, whoever asks.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
