using System.Collections.Immutable;
using Portal.Components.Pages.Hosts;
using Portal.Components.Pages.Overview;
using Portal.Components.Shared;
using Portal.Live;
using Portal.Problems;

namespace Portal.Components.Layout.Tree;

/// <summary>The branches of the tree: deployments, or hosts, by name; guests that have none of them last.</summary>
internal static class TreeBranches
{
    public static ImmutableArray<TreeBranch> Of(LiveFrame frame, ProblemList problems, bool byHost)
    {
        ILookup<string?, TreeGuest> guests = frame.Snapshot.Guests.Select((guest, place) => new TreeGuest(guest, place)).ToLookup(guest => byHost ? guest.Guest.Host : guest.Guest.Project, StringComparer.Ordinal);
        ILookup<string?, Problem> found = problems.Active.Where(problem => problem.Severity is not ProblemSeverity.Information).ToLookup(problem => byHost ? problem.Subject.Host : problem.Subject.Deployment, StringComparer.Ordinal);
        IEnumerable<TreeBranch> branches = (byHost ? Hosts(frame) : Deployments(frame))
            .OrderBy(branch => branch.Name, NaturalOrder.Instance)
            .Select(branch => branch with { Guests = [.. guests[branch.Name]], Problems = found[branch.Name].Count() });

        // A template is placed nowhere and meant to run nowhere.
        TreeGuest[] others = [.. guests[null].Where(guest => !guest.Guest.IsTemplate)];
        return [.. branches, .. others.Length > 0 ? [Others(byHost) with { Guests = [.. others] }] : Array.Empty<TreeBranch>()];
    }

    public static string KeyOf(string name, bool byHost) => (byHost ? "h/" : "d/") + name;

    private static IEnumerable<TreeBranch> Hosts(LiveFrame frame) => frame.Hosts.Select(host => new TreeBranch
    {
        Key = KeyOf(host.Answer.Name, byHost: true),
        Name = host.Answer.Name,
        Address = PageLinks.Host(host.Answer.Name),
        Status = HostStatus.Of(frame, host),
        GuestsAddress = $"{PageLinks.Guests}?host={Uri.EscapeDataString(host.Answer.Name)}",
        Host = host.Answer.Name,
    });

    private static IEnumerable<TreeBranch> Deployments(LiveFrame frame) => frame.Snapshot.Testbed.Deployments.DistinctBy(deployment => deployment.Name).Select(deployment => new TreeBranch
    {
        Key = KeyOf(deployment.Name, byHost: false),
        Name = deployment.Name,
        Address = PageLinks.Deployment(deployment.Name),
        Status = DeploymentStatus.Of(deployment),
        GuestsAddress = $"{PageLinks.Guests}?deployment={Uri.EscapeDataString(deployment.Name)}",
    });

    /// <summary>Guests that no deployment names, or that are on no host.</summary>
    public static TreeBranch Others(bool byHost) => byHost
        ? new TreeBranch { Key = "n", Name = "Not placed", Address = PageLinks.Guests, GuestsAddress = PageLinks.Guests, Status = new Status("unknown", "on no host", Tone.Quiet, "No file says where these should run, and no host reports them.") }
        : new TreeBranch { Key = "u", Name = "Unassigned", Address = PageLinks.Guests + "?state=unassigned", GuestsAddress = PageLinks.Guests + "?state=unassigned", Status = new Status("unassigned", "in no deployment", Tone.Information, "These run, and no deployment names them.") };
}
