namespace Portal.Live;

/// <summary>The past of one host or guest: five-second points for long, one-second points while it is looked at. Thread-safe.</summary>
internal sealed class SubjectHistory(int maxSeries, int points)
{
    // Ticks are due every five seconds; a little early is still the next point.
    private const long CoarseDistanceMilliseconds = 4_500;

    private readonly Lock _lock = new();
    private SeriesRing _coarse = new(points, maxSeries);
    private SeriesRing? _fine;

    public long NewestUnixMilliseconds { get; private set; }

    public int SeriesCount => _coarse.SeriesCount;

    public bool IsCoarseDue(long unixMilliseconds) =>
        _coarse.NewestUnixMilliseconds is not { } newest || unixMilliseconds - newest >= CoarseDistanceMilliseconds || unixMilliseconds < newest;

    public void Add(long unixMilliseconds, IReadOnlyDictionary<string, double> values, bool fine)
    {
        lock (_lock)
        {
            NewestUnixMilliseconds = unixMilliseconds;
            if (IsCoarseDue(unixMilliseconds))
            {
                _coarse.Add(unixMilliseconds, values);
            }

            _fine = fine ? _fine ?? new SeriesRing(HistoryBudget.FinePoints, maxSeries) : null;
            _fine?.Add(unixMilliseconds, values);
        }
    }

    public void Resize(int capacity)
    {
        lock (_lock)
        {
            if (_coarse.Capacity != capacity)
            {
                _coarse = _coarse.Resized(capacity);
            }
        }
    }

    public HistorySlice Read(IReadOnlyList<string> series, long afterUnixMilliseconds)
    {
        var times = new List<long>();
        List<float>[] values = [.. series.Select(_ => new List<float>())];
        lock (_lock)
        {
            long fineStart = FineStart();
            _coarse.CopyTo(times, series, values, afterUnixMilliseconds, fineStart);
            int fineFrom = times.Count;
            _fine?.CopyTo(times, series, values, afterUnixMilliseconds, long.MaxValue);
            return new HistorySlice(times, values, fineFrom);
        }
    }

    private long FineStart()
    {
        if (_fine is null || _fine.Count == 0)
        {
            return long.MaxValue;
        }

        var times = new List<long>(_fine.Count);
        _fine.CopyTo(times, [], [], long.MinValue, long.MaxValue);
        return times[0];
    }
}
