using System.Net;

namespace Portal.Exposition;

/// <summary>Answers that hold no metrics: problem details with a sentence (RFC 9457).</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, HttpStatusCode status, string sentence)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(sentence, statusCode: (int)status).ExecuteAsync(context);
    }

    public static Task NotFoundAsync(HttpContext context) => WriteAsync(
        context,
        HttpStatusCode.NotFound,
        "There are no metrics here: expected a metrics route of this host's mode and a registered guest kind.");

    /// <summary>What <see cref="MetricsGuard"/> found against the caller.</summary>
    public static Task GuardAsync(HttpContext context, HttpStatusCode status)
    {
        if (status == HttpStatusCode.Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return WriteAsync(context, status, "Portal:Exporter:TokenFile demands a bearer token that this request does not bring.");
        }

        return WriteAsync(context, status, "Portal:Exporter:AllowedNetworks does not hold the address of this connection.");
    }
}
