using System.Collections.Immutable;
using Portal.Components.Shared;

namespace Portal.Components.Layout;

/// <summary>A step of the breadcrumbs.</summary>
/// <param name="Address">Null for the page itself.</param>
internal sealed record TrailStep(string Name, string? Address);

/// <summary>The way from the overview to a page, read off its address.</summary>
internal static class Trail
{
    /// <param name="address">Relative to the base; query and fragment don't count.</param>
    /// <returns>Empty for the overview, which is where every way begins.</returns>
    public static ImmutableArray<TrailStep> Of(string address)
    {
        string[] parts = [.. address.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        TrailStep overview = new(Destination.Overview.Name, Destination.Overview.Address);
        return parts switch
        {
            [] => [],
            ["hosts", var host] => [overview, First("hosts"), new(host, null)],
            ["hosts", var host, _, var guest] => [overview, First("hosts"), new(host, PageLinks.Host(host)), new(guest, null)],
            ["deployments", var deployment] => [overview, First("deployments"), new(deployment, null)],
            ["deployments", var deployment, _, var guest] => [overview, First("deployments"), new(deployment, PageLinks.Deployment(deployment)), new(guest, null)],
            [var page] => [overview, new(Destination.Of(page)?.Name ?? page, null)],
            _ => [overview, new(parts[^1], null)],
        };
    }

    private static TrailStep First(string part) => Destination.Of(part) is { } destination ? new(destination.Name, destination.Address) : new(char.ToUpperInvariant(part[0]) + part[1..], Destination.Overview.Address);
}
