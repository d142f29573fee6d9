using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portal.Live;

namespace Portal.Problems;

/// <summary>Keeps since when and until when problems are seen. Owned by the tick: between <see cref="Begin"/> and <see cref="End"/> detectors say what they see.</summary>
internal sealed class ProblemBook
{
    public static readonly TimeSpan KeepSolved = TimeSpan.FromHours(1);

    // Many things can fail at once and come back at once.
    private const int MostSolved = 500;
    private const int MissesUntilSolved = 2;

    private readonly Dictionary<ProblemKey, ProblemEntry> _entries = [];
    private readonly List<(ProblemKey Key, ProblemEntry Entry)> _gone = [];
    private ImmutableArray<Problem> _solved = [];
    private LiveFrame _frame = LiveFrame.Empty;
    private DateTimeOffset _now;
    private long _look;
    private bool _changed;

    public ProblemList List { get; private set; } = ProblemList.Empty;

    public void Begin(LiveFrame frame)
    {
        _frame = frame;
        _now = frame.Snapshot.TakenAt;
        _look++;
    }

    /// <param name="version">What the text depends on: it is made anew only when this or the severity changes.</param>
    /// <param name="describe">Makes the text of <paramref name="about"/>; called only for what is shown.</param>
    public void See<T>(ProblemRule rule, ProblemKey key, ProblemSeverity severity, long version, T about, Func<T, ProblemText> describe, DateTimeOffset? since = null)
    {
        ref ProblemEntry? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        ProblemEntry entry = slot ??= new ProblemEntry(rule, _now);
        if (entry.Look == _look)
        {
            return;
        }

        entry.Look = _look;
        entry.Misses = 0;
        _changed |= entry.IsUnknown;
        entry.IsUnknown = false;
        if (entry.Sightings == 0 || IsNews(rule, key))
        {
            entry.Sightings++;
        }

        if (entry.Problem is null && (entry.Sightings < rule.Sightings || _now - entry.First < rule.For))
        {
            return;
        }

        if (entry.Problem is not { } shown || shown.Severity != severity || entry.Version != version)
        {
            entry.Version = version;
            entry.Problem = new Problem(key, severity, describe(about), entry.Problem?.Since ?? since ?? entry.First, _now);
            _changed = true;
        }

        entry.Problem.SeeAt(_now);
    }

    /// <summary>Says that nobody can tell now whether it lasts.</summary>
    public void Hold(ProblemKey key)
    {
        if (_entries.Count > 0 && _entries.TryGetValue(key, out ProblemEntry? entry) && entry.Look != _look)
        {
            entry.Look = _look;
            Hide(entry, true);
        }
    }

    public void End()
    {
        foreach ((ProblemKey key, ProblemEntry entry) in _entries)
        {
            if (entry.Look != _look && IsGone(key, entry))
            {
                _gone.Add((key, entry));
            }
        }

        foreach ((ProblemKey key, ProblemEntry entry) in _gone)
        {
            _entries.Remove(key);
            if (entry.Problem is { } problem)
            {
                _solved = [problem.Solved(_now), .. _solved.Take(MostSolved - 1)];
                _changed = true;
            }
        }

        _gone.Clear();
        if (_solved.Length > 0 && _now - _solved[^1].SolvedAt >= KeepSolved)
        {
            _solved = _solved.RemoveAll(problem => _now - problem.SolvedAt >= KeepSolved);
            _changed = true;
        }

        Publish();
    }

    private bool IsGone(ProblemKey key, ProblemEntry entry)
    {
        HostLive? host = entry.Rule.Source == ProblemSource.Host ? _frame.Host(key.Subject.Host) : null;
        if (host is { State: not DataState.Live })
        {
            Hide(entry, host.State is not DataState.Stale);
            return false;
        }

        if (host is { IsNew: false } || (entry.Rule.Source == ProblemSource.AllHosts && _frame.Hosts.Any(each => each.State is not (DataState.Live or DataState.NotAsked))))
        {
            return false;
        }

        Hide(entry, false);
        if (entry.Problem is null)
        {
            return true;
        }

        return _now - entry.Problem.LastSeenAt >= entry.Rule.Keep && ++entry.Misses >= MissesUntilSolved;
    }

    private void Hide(ProblemEntry entry, bool hide)
    {
        _changed |= entry.IsUnknown != hide && entry.Problem is not null;
        entry.IsUnknown = hide;
    }

    private bool IsNews(ProblemRule rule, ProblemKey key) =>
        rule.Source != ProblemSource.Host || _frame.Host(key.Subject.Host) is not { IsNew: false };

    private void Publish()
    {
        if (!_changed)
        {
            List = List with { CheckedAt = _now };
            return;
        }

        _changed = false;
        ImmutableArray<Problem> active =
        [
            .. _entries.Values.Where(entry => entry is { Problem: not null, IsUnknown: false }).Select(entry => entry.Problem!)
                .OrderByDescending(problem => problem.Severity).ThenByDescending(problem => problem.Since).ThenBy(problem => problem.Text.Sentence, StringComparer.Ordinal),
        ];
        List = new ProblemList
        {
            CheckedAt = _now,
            Active = active,
            Solved = _solved,
            Errors = active.Count(problem => problem.Severity == ProblemSeverity.Error),
            Warnings = active.Count(problem => problem.Severity == ProblemSeverity.Warning),
        };
    }
}
