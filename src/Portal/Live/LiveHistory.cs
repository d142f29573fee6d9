using System.Collections.Concurrent;
using Portal.Cluster;

namespace Portal.Live;

/// <summary>The newest frame and the minutes before it. Written by the tick alone; read from any thread.</summary>
public sealed class LiveHistory(TimeProvider clock)
{
    private readonly ConcurrentDictionary<SubjectKey, SubjectHistory> _subjects = new();
    private readonly ConcurrentDictionary<SubjectKey, long> _lookedAt = new();
    private readonly Dictionary<string, HostTrack> _tracks = new(StringComparer.Ordinal);
    private volatile LiveFrame _newest = LiveFrame.Empty;
    private int _points = HistoryBudget.MostPoints;

    public LiveFrame Newest => _newest;

    internal int Subjects => _subjects.Count;

    internal int PointsPerSeries => _points;

    /// <summary>Says that somebody looks at it: for the next minutes it is kept second by second.</summary>
    public void LookAt(SubjectKey subject)
    {
        if (_lookedAt.ContainsKey(subject) || _lookedAt.Count < HistoryBudget.MaxFineSubjects)
        {
            _lookedAt[subject] = clock.GetTimestamp();
        }
    }

    /// <summary>The last minutes of some series; empty for a subject that is not known.</summary>
    public HistorySlice Read(SubjectKey subject, IReadOnlyList<string> series)
    {
        long after = (_newest.Snapshot.TakenAt - HistoryBudget.Window).ToUnixTimeMilliseconds();
        return _subjects.TryGetValue(subject, out SubjectHistory? history)
            ? history.Read(series, after)
            : new HistorySlice([], [.. series.Select(_ => Array.Empty<float>())], 0);
    }

    internal void Add(ClusterSnapshot snapshot)
    {
        var frame = new LiveFrame(snapshot, snapshot.Hosts.DistinctBy(host => host.Name).Select(Track).ToList());
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

    private HostLive Track(HostAnswer answer)
    {
        if (!_tracks.TryGetValue(answer.Name, out HostTrack? track))
        {
            _tracks[answer.Name] = track = new HostTrack();
        }

        return track.Follow(answer);
    }

    private void Record(SubjectKey key, long unixMilliseconds, int maxSeries, Func<FigureSet> figures)
    {
        SubjectHistory history = _subjects.GetOrAdd(key, static (_, size) => new SubjectHistory(size.maxSeries, size.points), (maxSeries, points: _points));
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
        foreach ((SubjectKey key, SubjectHistory history) in _subjects)
        {
            if (history.NewestUnixMilliseconds < gone)
            {
                _subjects.TryRemove(key, out _);
            }

            series += history.SeriesCount;
        }

        foreach (string left in _tracks.Keys.Except(snapshot.Hosts.Select(host => host.Name), StringComparer.Ordinal).ToArray())
        {
            _tracks.Remove(left);
        }

        Fit(HistoryBudget.PointsFor(series, _subjects.Count));
    }

    private void Fit(int points)
    {
        if (points != _points)
        {
            _points = points;
            foreach (SubjectHistory history in _subjects.Values)
            {
                history.Resize(points);
            }
        }
    }
}
