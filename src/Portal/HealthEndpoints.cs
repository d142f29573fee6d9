using Portal.Sampling;
using Portal.Testbed;

namespace Portal;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: a snapshot was taken and the testbed's files were read; a silent remote host changes neither.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Health, () => Results.Text("ok\n")).ExcludeFromDescription();
        endpoints.MapGet(Routes.Ready, ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IHostSampler sampler, ITestbed testbed, CancellationToken cancellationToken)
    {
        if (testbed.Current.Version == 0)
        {
            return Results.Text("The testbed's files are being read.\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        await sampler.GetAsync(TimeSpan.FromSeconds(10), cancellationToken);
        return Results.Text("ok\n");
    }
}
