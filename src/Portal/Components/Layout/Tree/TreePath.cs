using Portal.Cluster;
using Portal.Components.Shared;
using Portal.Live;

namespace Portal.Components.Layout.Tree;

/// <summary>What must be unfolded so that a page's host, deployment or guest is in sight.</summary>
internal static class TreePath
{
    /// <param name="address">Of the page, relative to the base and without query.</param>
    public static IEnumerable<string> To(LiveFrame frame, string address, bool byHost)
    {
        if (frame.Hosts.Any(host => PageLinks.Host(host.Answer.Name) == address))
        {
            return byHost ? frame.Hosts.Where(host => PageLinks.Host(host.Answer.Name) == address).Select(host => TreeBranches.KeyOf(host.Answer.Name, byHost: true)) : [];
        }

        // Guests' addresses are made only for a page that may be a guest's.
        return address.Contains("/guests/", StringComparison.Ordinal) && frame.Snapshot.Guests.FirstOrDefault(guest => PageLinks.Of(guest) == address) is { } found ? To(found, byHost) : [];
    }

    private static IEnumerable<string> To(JoinedGuest guest, bool byHost)
    {
        string? name = byHost ? guest.Host : guest.Project;
        string branch = name is not null ? TreeBranches.KeyOf(name, byHost) : TreeBranches.Others(byHost).Key;
        string? family = guest.Expected?.CloneOf ?? (guest.IsTemplate ? guest.Name : null);
        return family is null ? [branch] : [branch, $"{branch}/{guest.Project}/{family}"];
    }
}
