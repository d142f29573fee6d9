using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Pages.Hosts;

/// <summary>The hosts before and after one, as people count.</summary>
internal static class HostSiblings
{
    /// <summary>Addresses; null at either end.</summary>
    public static (string? Previous, string? Next) Of(LiveFrame frame, string host)
    {
        string[] names = [.. frame.Snapshot.Hosts.Select(answer => answer.Name).Order(NaturalOrder.Instance)];
        int at = Array.IndexOf(names, host);
        return at < 0 ? default : (at > 0 ? PageLinks.Host(names[at - 1]) : null, at < names.Length - 1 ? PageLinks.Host(names[at + 1]) : null);
    }
}
