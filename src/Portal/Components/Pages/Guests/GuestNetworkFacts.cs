using System.Collections.Immutable;
using Portal.Collectors;
using Portal.Testbed;

namespace Portal.Components.Pages.Guests;

/// <summary>What the deployment says about an interface that was measured.</summary>
internal static class GuestNetworkFacts
{
    public static string? Of(NetworkCounters network, GuestSample guest, ImmutableArray<ExpectedInterface> expected)
    {
        ExpectedInterface? match = Match(network, guest, expected);
        return match is null ? null : string.Join(" · ", new[] { match.Mac, match.Address, match.Switch is { } name ? $"switch {name}" : null, match.HostInterface is { } tap && tap != network.Interface ? $"{tap} on the host" : null }.Where(part => part is not null));
    }

    /// <summary>The interface of the deployment that was measured; null where it can't be told.</summary>
    public static ExpectedInterface? Match(NetworkCounters network, GuestSample guest, ImmutableArray<ExpectedInterface> expected)
    {
        // By its name on the host (a VM's tap); where a container has one interface and the deployment names one, that is the one.
        ExpectedInterface? match = expected.FirstOrDefault(other => string.Equals(other.HostInterface, network.Interface, StringComparison.Ordinal));
        int own = guest.Networks.IsDefault ? 0 : guest.Networks.Count(other => other.Interface is not "lo");
        return match ?? (own == 1 && expected.Length == 1 && network.Interface is not "lo" ? expected[0] : null);
    }
}
