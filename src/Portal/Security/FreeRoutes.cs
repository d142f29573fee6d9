using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Security;

/// <summary>Every route of the plain listener that answers without an operator. What is not on this list is refused to whoever did not sign in.</summary>
internal static class FreeRoutes
{
    /// <summary>Metrics have a guard of their own (<c>Portal:Exporter:TokenFile</c>, <c>AllowedNetworks</c>); health answers one word.</summary>
    internal static readonly FrozenSet<string> ForMachines = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Routes.Health, Routes.Ready,
        Routes.Metrics, Routes.MetricsHosts, Routes.MetricsGuests, Routes.MetricsGuestsOfKind, Routes.MetricsSelf, Routes.MetricsLocal,
        Routes.TestbedGauges, Routes.TestbedHostFigures, Routes.TestbedGuestFigures, Routes.Discovery);

    /// <summary>Under mutual security they answer this machine alone; with <c>Portal:Cluster:Security=None</c> they are how hosts talk.</summary>
    internal static readonly FrozenSet<string> BetweenHosts = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Routes.Snapshot, Routes.SnapshotStream, Routes.Status, Routes.TestbedStatus, Routes.TestbedJoin, Routes.TestbedMembership);

    /// <summary>The way in, and what is said when that fails.</summary>
    internal static readonly FrozenSet<string> ForPeople = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Routes.SignInPage, Routes.SignInCheck, Routes.ErrorPage);

    public static bool Contain(Endpoint? endpoint) =>
        IsStaticFile(endpoint) || (TemplateOf(endpoint) is { } template && (ForMachines.Contains(template) || BetweenHosts.Contains(template) || ForPeople.Contains(template)));

    /// <summary>Asked by programs that call this host by any name.</summary>
    public static bool AreOfMachines(Endpoint? endpoint, bool isMutual) =>
        TemplateOf(endpoint) is { } template && (ForMachines.Contains(template) || (!isMutual && BetweenHosts.Contains(template)));

    internal static string? TemplateOf(Endpoint? endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText is { } text ? "/" + text.TrimStart('/') : null;

    internal static bool IsStaticFile(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
