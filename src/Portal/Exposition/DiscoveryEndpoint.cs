using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Portal.Cluster.Members;
using Portal.Testbed;

namespace Portal.Exposition;

/// <summary><c>GET /api/v1/sd/prometheus</c>: every host that Prometheus can scrape itself, one target group each. Guarded as /metrics is.</summary>
internal static class DiscoveryEndpoint
{
    private const string HostLabel = "__meta_portal_host";
    private const string ModeLabel = "__meta_portal_mode";

    public static void MapDiscovery(this IEndpointRouteBuilder endpoints)
    {
        MetricsGuard guard = endpoints.ServiceProvider.GetRequiredService<MetricsGuard>();
        endpoints.MapGet(Routes.Discovery, (HttpContext context) => guard.Refuse(context) is { } status ? Refusal.GuardAsync(context, status) : AnswerAsync(context))
            .WithMetadata(new AllowAnonymousAttribute())
            .WithDisplayName($"Metrics {Routes.Discovery}")
            .ExcludeFromDescription();
    }

    /// <summary>Hosts without a portal, without an address, denied or simulated ones are left out: there is nothing to scrape. A silent one stays, and Prometheus says that it is down.</summary>
    /// <param name="ownTarget">Where the caller reached this host: so can Prometheus.</param>
    internal static ImmutableArray<TargetGroup> Groups(ImmutableArray<Member> members, string ownTarget) =>
        [.. members.Select(member => (Member: member, Target: TargetOf(member, ownTarget))).Where(pair => pair.Target is not null).Select(pair => new TargetGroup(
            [pair.Target!],
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(HostLabel, pair.Member.Name).Add(ModeLabel, pair.Member.Mode)))];

    private static Task AnswerAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        ImmutableArray<Member> members = services.GetRequiredService<IMembership>().MembersIn(services.GetRequiredService<ITestbed>().Current);
        var own = new System.Net.IPEndPoint(context.Connection.LocalIpAddress is { } address ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : System.Net.IPAddress.Loopback, context.Connection.LocalPort);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(Groups(members, own.ToString()), TargetGroupJson.Default.ImmutableArrayTargetGroup).ExecuteAsync(context);
    }

    // Under mutual TLS a member's address is its cluster listener's. Its plain one has the usual port on the same machine: nothing else says where it is.
    private static string? TargetOf(Member member, string ownTarget) => member switch
    {
        { Protocol: MemberProtocol.Own } => ownTarget,
        { WhyNotAsked: not null } or { Address: null } => null,
        { Protocol: MemberProtocol.Plain } => $"{member.Address.Host}:{member.Address.Port}",
        { Protocol: MemberProtocol.Mutual } => $"{member.Address.Host}:{ClusterPorts.Portal}",
        _ => null,
    };
}
