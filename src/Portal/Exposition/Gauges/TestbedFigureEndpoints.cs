using System.Net;
using Microsoft.AspNetCore.Authorization;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition.Gauges;

/// <summary><c>GET /api/metrics/host</c> and <c>/api/metrics/guest/{project}/{name}</c>: what TestbedOS' server said of this host, for scripts and for main hosts without a portal. Guarded as /metrics is.</summary>
internal static class TestbedFigureEndpoints
{
    public static void MapTestbedFigures(this IEndpointRouteBuilder endpoints, ReadOwnHost readOwnHost)
    {
        var own = new OwnFigures(readOwnHost);
        MetricsGuard guard = endpoints.ServiceProvider.GetRequiredService<MetricsGuard>();
        Map(endpoints, Routes.TestbedHostFigures, guard, async context => await HostAsync(context, own));
        Map(endpoints, Routes.TestbedGuestFigures, guard, async context => await GuestAsync(context, own));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string pattern, MetricsGuard guard, RequestDelegate answer) =>
        endpoints.MapGet(pattern, (HttpContext context) => guard.Refuse(context) is { } status ? Refusal.GuardAsync(context, status) : answer(context))
            .WithMetadata(new AllowAnonymousAttribute())
            .WithDisplayName($"Metrics {pattern}")
            .ExcludeFromDescription();

    private static async Task HostAsync(HttpContext context, OwnFigures own)
    {
        (HostSnapshot newest, KeptSnapshot? previous) = await own.GetAsync(context.RequestAborted);
        await SendAsync(context, new TestbedFigure(newest.Host, HostGaugeValues.CpuPercent(newest, previous?.Snapshot), HostGaugeValues.UsedGigabytes(newest.Machine?.Memory)));
    }

    private static async Task GuestAsync(HttpContext context, OwnFigures own)
    {
        (HostSnapshot newest, KeptSnapshot? previous) = await own.GetAsync(context.RequestAborted);

        // A client knows no deployments; the testbed's naming rule leads from both names to the runtime's.
        string name = (string)context.Request.RouteValues["name"]!;
        string runtimeName = $"{context.Request.RouteValues["project"]}-{name}";
        if (newest.Guests.FirstOrDefault(guest => guest.RuntimeName == runtimeName) is not { State: not (GuestState.Stopped or GuestState.Failed) } sample)
        {
            await Refusal.WriteAsync(context, HttpStatusCode.NotFound, "No guest of this name runs on this host.");
            return;
        }

        double? cpu = GuestGaugeValues.CpuPercent(sample, previous?.Find(sample), SnapshotInterval.Of(newest, previous?.Snapshot));
        await SendAsync(context, new TestbedFigure(name, cpu, GuestGaugeValues.Memory(sample)));
    }

    private static async Task SendAsync(HttpContext context, TestbedFigure figure)
    {
        if (figure.Cpu is null)
        {
            context.Response.Headers.RetryAfter = "1";
            await Refusal.WriteAsync(context, HttpStatusCode.ServiceUnavailable, "A percentage needs two snapshots a second apart, and this is the first: ask again in a second.");
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await Results.Json(figure, TestbedFigureJson.Default.TestbedFigure).ExecuteAsync(context);
    }
}
