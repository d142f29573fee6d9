using System.Collections.Immutable;
using Portal.Cluster;
using Portal.Configuration;
using Portal.Live;

namespace Portal.Problems.Detectors;

/// <summary>Guests that start again and again. Remembers the starts of those that started lately, and nothing of the others.</summary>
internal sealed class RestartingGuests(ProblemsSection limits) : IGuestDetector
{
    // A start is reckoned from clock ticks: the same one may read a little differently.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(1);

    private readonly ProblemRule _rule = new(ProblemCodes.GuestRestarting, Source: ProblemSource.Host);
    private readonly TimeSpan _window = TimeSpan.FromMinutes(limits.RestartMinutes);
    private readonly Dictionary<(string? Host, string Kind, string RuntimeName), ImmutableArray<DateTimeOffset>> _starts = [];

    public void Look(in GuestLive guest, LiveFrame frame, ProblemBook book)
    {
        if (guest.Now?.StartedAt is not { } started || frame.Snapshot.TakenAt - started > _window)
        {
            return;
        }

        JoinedGuest joined = guest.Guest;
        (string?, string, string) key = (joined.Host, joined.Kind, joined.RuntimeName);
        ImmutableArray<DateTimeOffset> starts = _starts.GetValueOrDefault(key, []);
        if (starts.IsEmpty || started - starts[^1] > SameStart)
        {
            _starts[key] = starts = starts.Add(started);
        }

        int lately = Within(starts, frame.Snapshot.TakenAt - _window);
        if (lately >= limits.Restarts)
        {
            book.See(_rule, new ProblemKey(_rule.Code, GuestText.SubjectOf(joined), joined.Kind), ProblemSeverity.Warning, lately, (joined, lately), Describe);
        }
    }

    public void Finish(LiveFrame frame, ProblemBook book)
    {
        if (_starts.Count == 0)
        {
            return;
        }

        foreach ((var key, ImmutableArray<DateTimeOffset> starts) in _starts.ToArray())
        {
            if (frame.Snapshot.TakenAt - starts[^1] > _window)
            {
                _starts.Remove(key);
            }
            else if (frame.Snapshot.TakenAt - starts[0] > _window)
            {
                _starts[key] = starts.RemoveAt(0);
            }
        }
    }

    // Beside Look, where what it captures would be made anew for every guest of every look.
    private static int Within(ImmutableArray<DateTimeOffset> starts, DateTimeOffset oldest) => starts.Count(start => start >= oldest);

    private ProblemText Describe((JoinedGuest Guest, int Starts) about) => new(
        $"{GuestText.Name(about.Guest)} started {about.Starts} times in {limits.RestartMinutes}\u00A0min.",
        "It ends soon after it starts, so nobody can count on it.",
        "Its log says why it ends.",
        GuestText.Command(about.Guest, container: "docker logs --tail 50", domain: "virsh dominfo"));
}
