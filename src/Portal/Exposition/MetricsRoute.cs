using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Exposition;

/// <summary>Where the answer of one route comes from. Both methods are told the request, since a route may name a kind.</summary>
internal abstract class MetricsRoute
{
    /// <summary>What to render; null where the route names something that does not exist.</summary>
    public abstract ExpositionRequest? Request(HttpContext context);

    /// <summary>Whether <paramref name="kinds"/> hold what the route names; asked where kinds are known.</summary>
    public virtual bool Exists(ExpositionRequest request, ImmutableArray<GuestKind> kinds) => true;

    public abstract ImmutableArray<GuestKind> KnownKinds(HttpContext context);

    public abstract ValueTask<ClusterSnapshot> GetAsync(HttpContext context, TimeSpan deadline, CancellationToken cancellationToken);
}

/// <summary>A route of the main host: every host's answer, at most <paramref name="maxAge"/> old.</summary>
internal sealed class ClusterRoute(TimeSpan maxAge, Func<HttpContext, ExpositionRequest?> request) : MetricsRoute
{
    public override ExpositionRequest? Request(HttpContext context) => request(context);

    public override bool Exists(ExpositionRequest request, ImmutableArray<GuestKind> kinds) =>
        request is not { Endpoint: ExpositionEndpoint.Guests, Kind: { } kind } || kinds.Any(known => known.Name == kind);

    public override ImmutableArray<GuestKind> KnownKinds(HttpContext context) => Cluster(context).Newest.Kinds;

    public override ValueTask<ClusterSnapshot> GetAsync(HttpContext context, TimeSpan deadline, CancellationToken cancellationToken) =>
        Cluster(context).GetAsync(maxAge, deadline, cancellationToken);

    private static ICluster Cluster(HttpContext context) => context.RequestServices.GetRequiredService<ICluster>();
}

/// <summary>This host's newest snapshot if it is at most <paramref name="maxAge"/> old, else a new one; <c>IHostSampler.GetAsync</c>, which this folder does not know.</summary>
internal delegate ValueTask<HostSnapshot> ReadOwnHost(TimeSpan maxAge, CancellationToken cancellationToken);

/// <summary>This host alone, for direct scraping: it knows no deployments, so its guests are under their runtime names.</summary>
internal sealed class LocalRoute(TimeSpan maxAge, bool isMain, ReadOwnHost readOwnHost) : MetricsRoute
{
    private static readonly ExpositionRequest Parts =
        new(ExpositionEndpoint.Local, ExpositionParts.Hosts | ExpositionParts.Guests | ExpositionParts.Collectors);

    public override ExpositionRequest? Request(HttpContext context) => Parts;

    public override ImmutableArray<GuestKind> KnownKinds(HttpContext context) => [];

    // A collection has a deadline of its own, below the shortest a scrape can have.
    public override async ValueTask<ClusterSnapshot> GetAsync(HttpContext context, TimeSpan deadline, CancellationToken cancellationToken) =>
        LocalSnapshot.Of(await readOwnHost(maxAge, cancellationToken), isMain);
}
