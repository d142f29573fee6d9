using Portal.Sampling;

namespace Portal.Cluster.Members;

/// <summary><c>GET /api/v1/status</c>: who this is, what it runs, and its clock. A client asks its main host for it every ten seconds.</summary>
internal static class StatusEndpoint
{
    /// <param name="openToAll">False on a plain listener under mutual security: then this machine alone is answered.</param>
    public static void MapStatus(this IEndpointRouteBuilder endpoints, bool openToAll)
    {
        HostStatusSource status = endpoints.ServiceProvider.GetRequiredService<HostStatusSource>();
        endpoints.MapGet(Routes.Status, (HttpContext context) =>
        {
            if (!openToAll && !SnapshotEndpoint.IsLocal(context))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(status.Now, HostStatusJson.Default.HostStatus);
        }).ExcludeFromDescription();
    }
}
