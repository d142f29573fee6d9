using System.Collections.Concurrent;
using System.Collections.Immutable;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>The newest frame and the minutes before it. Written by the tick alone; read from any thread.</summary>
public sealed class LiveHistory(TimeProvider clock)
{
    private readonly ConcurrentDictionary<SubjectKey, SubjectHistory> _subjects = new();
    private readonly ConcurrentDictionary<SubjectKey, long> _lookedAt = new();
    private readonly SeriesLayouts _layouts = new();
    private readonly long _start = clock.GetTimestamp();
    private volatile LiveFrame _newest = LiveFrame.Empty;
    private HistoryShape _shape = HistoryBudget.Shapes[0];

    public LiveFrame Newest => _newest;

    internal int Subjects => _subjects.Count;

    internal HistoryShape Shape => _shape;

    /// <summary>Of all arrays, and what is reckoned for each host and guest beside them.</summary>
    internal long Bytes => _subjects.Values.Sum(history => HistoryBudget.BytesPerSubject + history.CoarseBytes + history.FineBytes);

    /// <summary>Says that somebody looks at it: for the next minutes it is kept second by second.</summary>
    public void LookAt(SubjectKey subject)
    {
        if (_lookedAt.ContainsKey(subject) || _lookedAt.Count < HistoryBudget.MaxFineSubjects)
        {
            _lookedAt[subject] = clock.GetTimestamp();
        }
    }

    /// <summary>The last minutes of some series; empty for a subject that is not known.</summary>
    public HistorySlice Read(SubjectKey subject, IReadOnlyList<string> series) => Read(subject, series, HistoryBudget.Window);

    /// <summary>Names of what is kept of it; empty for a subject that is not known.</summary>
    public ImmutableArray<string> SeriesOf(SubjectKey subject) => _subjects.TryGetValue(subject, out SubjectHistory? history) ? history.Layout.Names : [];

    /// <summary>As long a past as there is, at most <paramref name="window"/>.</summary>
    public HistorySlice Read(SubjectKey subject, IReadOnlyList<string> series, TimeSpan window)
    {
        ArgumentNullException.ThrowIfNull(series);
        long after = (_newest.Snapshot.TakenAt - window).ToUnixTimeMilliseconds();
        return _subjects.TryGetValue(subject, out SubjectHistory? history)
            ? history.Read(series, after)
            : new HistorySlice([], [.. series.Select(_ => Array.Empty<float>())], 0);
    }

    /// <summary>Between the oldest point and now; zero for a subject that is not known.</summary>
    public TimeSpan Span(SubjectKey subject) =>
        _subjects.TryGetValue(subject, out SubjectHistory? history) && history.OldestUnixMilliseconds is { } oldest
            ? _newest.Snapshot.TakenAt - DateTimeOffset.FromUnixTimeMilliseconds(oldest)
            : TimeSpan.Zero;

    /// <param name="periodOf">How often a host is sampled now; null where nobody watches.</param>
    internal void Add(ClusterSnapshot snapshot, Func<string, TimeSpan>? periodOf = null)
    {
        var frame = new LiveFrame(snapshot, _newest, periodOf ?? (static _ => LivePeriod.Unwatched), clock.GetElapsedTime(_start));
        foreach (HostAnswer answer in snapshot.Hosts)
        {
            if (frame.Host(answer.Name) is { IsNew: true } host)
            {
                Record(SubjectKey.OfHost(answer.Name), TakenAt(snapshot, answer), HistoryBudget.MaxSeriesOfHost, () => HostFigures.Of(host));
            }
        }

        foreach (JoinedGuest guest in snapshot.Guests)
        {
            if (guest.Sample is not null && SubjectKey.Of(guest) is { } key && frame.Host(guest.Host) is { IsNew: true } host)
            {
                Record(key, TakenAt(snapshot, host.Answer), HistoryBudget.MaxSeriesOfGuest, () => GuestFigures.Of(frame.Guest(guest)));
            }
        }

        LetGo(snapshot);
        _newest = frame;
    }

    private static long TakenAt(ClusterSnapshot snapshot, HostAnswer answer) =>
        (snapshot.TakenAt - (answer.SnapshotAge ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();

    private void Record(SubjectKey key, long unixMilliseconds, int maxSeries, Func<FigureSet> figures)
    {
        if (!_subjects.TryGetValue(key, out SubjectHistory? history))
        {
            _subjects[key] = history = new SubjectHistory(maxSeries, _shape, _layouts);
        }

        if (history.NewestUnixMilliseconds == unixMilliseconds)
        {
            // Two deployments that claim one guest: its figures are the same.
            return;
        }

        history.See(unixMilliseconds);
        bool fine = _lookedAt.ContainsKey(key);
        if (fine || history.IsCoarseDue(unixMilliseconds))
        {
            history.Add(unixMilliseconds, figures().Values, fine);
        }
    }

    private void LetGo(ClusterSnapshot snapshot)
    {
        foreach ((SubjectKey key, long lookedAt) in _lookedAt)
        {
            if (clock.GetElapsedTime(lookedAt) > HistoryBudget.KeepFine)
            {
                _lookedAt.TryRemove(key, out _);
            }
        }

        long gone = (snapshot.TakenAt - HistoryBudget.KeepGone).ToUnixTimeMilliseconds();
        long series = 0;
        long fineBytes = 0;
        foreach ((SubjectKey key, SubjectHistory history) in _subjects)
        {
            if (history.NewestUnixMilliseconds < gone)
            {
                _subjects.TryRemove(key, out _);
                continue;
            }

            series += history.Layout.Count;
            fineBytes += history.FineBytes;
        }

        Fit(HistoryBudget.ShapeFor(series, _subjects.Count, fineBytes, _shape));
    }

    private void Fit(HistoryShape shape)
    {
        if (shape != _shape)
        {
            _shape = shape;
            foreach (SubjectHistory history in _subjects.Values)
            {
                history.Reshape(shape);
            }
        }

        if (_layouts.Count > (2 * _subjects.Count) + 64)
        {
            _layouts.Keep(_subjects.Values.Select(history => history.Layout));
        }
    }
}
