using Portal.Cluster;
using Portal.Components.Format;
using Portal.Components.Pages.Guests;
using Portal.Components.Shared;
using Portal.Testbed;

namespace Portal.Components.Pages.Deployments.Topology;

/// <summary>A node's state. What is no guest has none that could be seen: its word says what it is.</summary>
internal static class TopologyStatus
{
    public static Status Of(TopologyNode node, IReadOnlyDictionary<string, JoinedGuest> guests, Deployment deployment) => node.Kind switch
    {
        TopologyKind.External => new Status("external", "External network", Tone.Quiet, "A network outside of the testbed."),
        TopologyKind.Router => new Status("router", "Router", Tone.Quiet, "A logical router."),
        TopologyKind.Switch => new Status("switch", "Switch", Tone.Quiet, "A logical switch."),
        TopologyKind.Port => new Status("port", "Port", Tone.Quiet, "A port that no guest of the state file has."),
        TopologyKind.Guest => Of(node.Guests[0], guests, deployment),
        _ => OfGroup(node, guests, deployment),
    };

    public static Status Of(ExpectedGuest guest, IReadOnlyDictionary<string, JoinedGuest> guests, Deployment deployment) =>
        guests.TryGetValue(guest.Name, out JoinedGuest? joined)
            ? GuestStatus.Of(joined, deployment)
            : new Status("unknown", "Unknown", Tone.Warning, "No host has been asked for it yet.");

    /// <summary>How many are in each state, the worst first.</summary>
    private static Status OfGroup(TopologyNode node, IReadOnlyDictionary<string, JoinedGuest> guests, Deployment deployment)
    {
        IGrouping<string, Status>[] states = [.. node.Guests
            .Select(guest => Of(guest, guests, deployment))
            .GroupBy(status => status.Word, StringComparer.Ordinal)
            .OrderByDescending(group => Badness(group.First().Tone))
            .ThenByDescending(group => group.Count())];
        string words = string.Join(", ", states.Select(group => $"{Number.Whole(group.Count())} {group.Key.ToLowerInvariant()}"));
        return states[0].First() with { Word = words, Sentence = $"{words}." };
    }

    private static int Badness(Tone tone) => tone switch { Tone.Bad => 3, Tone.Warning => 2, Tone.Information => 1, _ => 0 };
}
