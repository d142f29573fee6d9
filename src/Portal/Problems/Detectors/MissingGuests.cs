using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests of a deployment that is up and that do not run. One that nobody can tell of is held.</summary>
internal sealed class MissingGuests : IGuestDetector
{
    private static readonly ProblemRule Rule = ProblemRule.OfGuest(ProblemCodes.GuestMissing);

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;
        if (!joined.ShouldRun || joined.IsTemplate)
        {
            return;
        }

        var key = new ProblemKey(Rule.Code, GuestText.SubjectOf(joined), joined.Kind);
        switch (joined.State)
        {
            case GuestState.Missing or GuestState.Stopped or GuestState.Failed or GuestState.Paused:
                book.See(Rule, key, ProblemSeverity.Error, (long)joined.State, joined, Describe);
                break;
            case GuestState.Unknown:
                book.Hold(key);
                break;
            default:
                break;
        }
    }

    private static ProblemText Describe(JoinedGuest guest)
    {
        string name = GuestText.RuntimeName(guest);
        string place = guest.Host is { } host ? $" on {host}" : string.Empty;
        string found = guest.State switch
        {
            GuestState.Paused => "Its runtime holds it paused.",
            GuestState.Stopped or GuestState.Failed when guest.Sample?.Exit?.Code is { } code => $"It ended with exit code {code}.",
            GuestState.Stopped or GuestState.Failed => "Its runtime says that it has ended.",
            _ when guest.Host is null => "Every host that could run it answers, and none has it.",
            _ => "Its host answers and does not have it.",
        };
        return new ProblemText(
            $"{name} should run{place} and doesn't.",
            $"Its deployment is up, so whoever uses it counts on this guest. {found}",
            $"Look at the guest's log{place}; if it says nothing, bring the deployment up again.",
            GuestText.Command(guest, container: "docker logs --tail 50", domain: guest.State is GuestState.Paused ? "virsh resume" : "virsh dominfo"));
    }
}
