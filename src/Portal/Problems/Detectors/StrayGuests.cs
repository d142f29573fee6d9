using Portal.Cluster;
using Portal.Collectors;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests that run though their deployment is down, together for each; and those that no deployment names.</summary>
internal sealed class StrayGuests : IGuestDetector
{
    private const int MostInCommand = 50;

    private static readonly ProblemRule Left = new(ProblemCodes.GuestLeftRunning, 2, Source: ProblemSource.AllHosts);
    private static readonly ProblemRule Unassigned = ProblemRule.OfGuest(ProblemCodes.GuestUnassigned);

    private readonly SortedDictionary<string, List<JoinedGuest>> _left = new(StringComparer.Ordinal);

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        JoinedGuest joined = guest.Guest;
        if (joined is { LeftRunning: true, IsTemplate: false, Project: { } project, Sample: not null, State: GuestState.Running or GuestState.Paused })
        {
            if (!_left.TryGetValue(project, out List<JoinedGuest>? left))
            {
                _left[project] = left = [];
            }

            left.Add(joined);
        }
        else if (joined is { Project: null, IsDuplicate: false, State: GuestState.Running } && frame.Snapshot.Testbed.Source is not null)
        {
            // Without a testbed nothing belongs anywhere, which is no news.
            book.See(Unassigned, new ProblemKey(Unassigned.Code, GuestText.SubjectOf(joined), joined.Kind), ProblemSeverity.Information, 0, joined, DescribeUnassigned);
        }
    }

    public void Finish(LiveFrame frame, ProblemBook book)
    {
        foreach ((string project, List<JoinedGuest> guests) in _left)
        {
            var names = new HashCode();
            guests.ForEach(guest => names.Add(guest.RuntimeName, StringComparer.Ordinal));
            book.See(Left, new ProblemKey(Left.Code, new ProblemSubject(Deployment: project)), ProblemSeverity.Warning, names.ToHashCode(), (project, guests), DescribeLeft);
        }

        _left.Clear();
    }

    private static ProblemText DescribeLeft((string Project, List<JoinedGuest> Guests) left)
    {
        string hosts = string.Join(", ", left.Guests.Select(guest => guest.Host).Distinct().Order(StringComparer.Ordinal));
        string[] commands = [.. new[] { Stop(left.Guests, "libvirt", "virsh destroy"), Stop(left.Guests, "docker", "docker rm -f") }.OfType<string>()];
        return new ProblemText(
            $"{Words.Count(left.Guests.Count, "guest", "guests")} of {left.Project} {(left.Guests.Count == 1 ? "runs" : "run")} although it is down.",
            "They use memory and addresses that the next deployment needs.",
            $"Stop them on {hosts}, or bring the deployment up.",
            commands.Length == 0 ? null : string.Join("; ", commands));
    }

    // One domain each, for virsh takes no list.
    private static string? Stop(List<JoinedGuest> guests, string kind, string command)
    {
        string[] names = [.. guests.Where(guest => guest.Kind == kind).Select(guest => Words.Shell(guest.RuntimeName)).OfType<string>().Take(MostInCommand)];
        return names.Length == 0 ? null : kind == "docker" ? $"{command} {string.Join(' ', names)}" : string.Join("; ", names.Select(name => $"{command} {name}"));
    }

    private static ProblemText DescribeUnassigned(JoinedGuest guest) => new(
        $"{GuestText.RuntimeName(guest)} runs on {guest.Host} and belongs to no deployment.",
        "It shares the host with the testbed's guests, and no deployment will ever stop it.",
        "Nothing, where it is meant to be private; else stop it.",
        GuestText.Command(guest, container: "docker stop", domain: "virsh shutdown"));
}
