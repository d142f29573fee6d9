using System.Text.Json.Serialization;

namespace Portal.Stack;

/// <summary>TestbedOS' route that says which parts of the stack run. It looked for containers by name; here they are asked.</summary>
internal static class StackEndpoints
{
    public static void MapStack(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Routes.TestbedStack, AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(StackMonitor monitor, HttpContext context)
    {
        (ProbeAnswer? grafana, ProbeAnswer? prometheus) = await monitor.NewestAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";

        // Grafana is asked through the proxy: any answer is one of the proxy's.
        var running = new StackRunning(grafana is { IsGood: true }, prometheus is { IsGood: true }, grafana is { WasAnswered: true });
        return Results.Json(running, StackJson.Default.StackRunning);
    }
}

/// <summary>As TestbedOS' clients read it.</summary>
internal sealed record StackRunning(
    [property: JsonPropertyName("grafana")] bool Grafana,
    [property: JsonPropertyName("prometheus")] bool Prometheus,
    [property: JsonPropertyName("nginx")] bool Nginx);

[JsonSerializable(typeof(StackRunning))]
internal sealed partial class StackJson : JsonSerializerContext;
