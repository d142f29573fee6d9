namespace Portal;

/// <summary><c>/openapi/v1.json</c>: the routes for people and scripts, as they describe themselves. Routes between hosts and for Prometheus are left out.</summary>
internal static class OpenApiDocument
{
    private const string Name = "v1";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Testbed Portal";
        document.Info.Description = "Read-only. What is absent is left out of JSON and empty in CSV; units stand in the names. What can't be read is answered 400, what isn't there 404, each as problem details (RFC 9457).";
        return Task.CompletedTask;
    }));

    public static void MapOpenApiDocument(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(Routes.OpenApi);
}
