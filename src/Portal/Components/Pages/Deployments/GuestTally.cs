using Portal.Cluster;
using Portal.Collectors;

namespace Portal.Components.Pages.Deployments;

/// <summary>How many guests of a deployment run, of those that are meant to: templates are in neither.</summary>
public readonly record struct GuestTally(int Running, int Expected)
{
    public string Text => $"{Running} / {Expected}";

    internal static GuestTally Of(IEnumerable<JoinedGuest> guests)
    {
        var tally = default(GuestTally);
        foreach (JoinedGuest guest in guests)
        {
            if (!guest.IsTemplate)
            {
                tally = new GuestTally(tally.Running + (guest.State is GuestState.Running ? 1 : 0), tally.Expected + 1);
            }
        }

        return tally;
    }
}
