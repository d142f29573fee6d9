using Portal.Cluster;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests that another host runs than the one their state.json names, and names that run twice.</summary>
internal sealed class MisplacedGuests : IGuestDetector
{
    private static readonly ProblemRule WrongHost = ProblemRule.OfGuest(ProblemCodes.GuestWrongHost);
    private static readonly ProblemRule Duplicate = ProblemRule.OfGuest(ProblemCodes.GuestDuplicate);

    private readonly List<JoinedGuest> _duplicates = [];

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;
        if (joined.Sample is null)
        {
            return;
        }

        if (joined.IsDuplicate)
        {
            _duplicates.Add(joined);
        }
        else if (joined.OnWrongHost)
        {
            book.See(WrongHost, new ProblemKey(WrongHost.Code, GuestText.SubjectOf(joined), joined.Kind), ProblemSeverity.Error, 0, joined, DescribeWrongHost);
        }
    }

    // Who else runs it is looked up only where there is a duplicate at all.
    public void Finish(LiveFrame frame, ProblemBook book)
    {
        if (_duplicates.Count == 0)
        {
            return;
        }

        var others = new Dictionary<(string Kind, string RuntimeName), JoinedGuest>();
        foreach (JoinedGuest guest in frame.Snapshot.Guests)
        {
            if (guest is { Sample: not null, IsDuplicate: false })
            {
                others.TryAdd((guest.Kind, guest.RuntimeName), guest);
            }
        }

        foreach (JoinedGuest duplicate in _duplicates)
        {
            JoinedGuest? other = others.GetValueOrDefault((duplicate.Kind, duplicate.RuntimeName));
            book.See(Duplicate, new ProblemKey(Duplicate.Code, GuestText.SubjectOf(duplicate), duplicate.Kind), ProblemSeverity.Error, other?.Host?.GetHashCode(StringComparison.Ordinal) ?? 0, (duplicate, other), DescribeDuplicate);
        }

        _duplicates.Clear();
    }

    private static ProblemText DescribeWrongHost(JoinedGuest guest) => new(
        $"{GuestText.RuntimeName(guest)} runs on {guest.Host}; its state says {guest.Expected?.Host}.",
        "Its networks and files were made for the other host. Its figures are joined by name meanwhile.",
        "Migrate it back or deploy it again.",
        GuestText.Command(guest, container: "docker inspect", domain: "virsh dominfo"));

    private static ProblemText DescribeDuplicate((JoinedGuest Guest, JoinedGuest? Other) pair) => new(
        pair.Other?.Host is { } other && other != pair.Guest.Host
            ? $"{GuestText.RuntimeName(pair.Guest)} runs on {other} and {pair.Guest.Host}."
            : $"{GuestText.RuntimeName(pair.Guest)} runs twice on {pair.Guest.Host}.",
        "Two guests of one name take each other's addresses, and only one of them belongs to the deployment. Both are shown.",
        $"Stop one of them. On {pair.Guest.Host}:",
        GuestText.Command(pair.Guest, container: "docker rm -f", domain: "virsh destroy"));
}
