namespace Portal.Live;

/// <summary>The past of one host or guest: coarse points for long, one-second points while it is looked at. Thread-safe.</summary>
internal sealed class SubjectHistory(int maxSeries, HistoryShape shape, SeriesLayouts layouts)
{
    // Ticks are due every five seconds; a little early is still the next point.
    private const long Early = 500;

    private static readonly Dictionary<string, double> Nothing = [];

    private readonly Lock _lock = new();
    private SeriesRing _coarse = new(shape.Points, maxSeries, layouts);
    private SeriesRing? _fine;
    private HistoryShape _shape = shape;
    private bool _isAfterGap;

    public long NewestUnixMilliseconds { get; private set; }

    /// <summary>Null while there is no point.</summary>
    public long? OldestUnixMilliseconds
    {
        get
        {
            lock (_lock)
            {
                return _coarse.OldestUnixMilliseconds;
            }
        }
    }

    public SeriesLayout Layout => _coarse.Layout;

    public long CoarseBytes => _coarse.Bytes;

    public long FineBytes => _fine?.Bytes ?? 0;

    public bool IsCoarseDue(long unixMilliseconds) =>
        _isAfterGap || _coarse.NewestUnixMilliseconds is not { } newest || unixMilliseconds - newest >= (_shape.StepSeconds * 1000) - Early || unixMilliseconds < newest;

    /// <summary>There is a sample, whether or not its figures are kept: what tells a silence from a coarse step.</summary>
    public void See(long unixMilliseconds)
    {
        lock (_lock)
        {
            if (_coarse.Count > 0 && unixMilliseconds - NewestUnixMilliseconds > HistoryBudget.Gap.TotalMilliseconds)
            {
                _coarse.Add(NewestUnixMilliseconds + 1, Nothing);
                _isAfterGap = true;
            }

            NewestUnixMilliseconds = unixMilliseconds;
        }
    }

    public void Add(long unixMilliseconds, IReadOnlyDictionary<string, double> values, bool fine)
    {
        lock (_lock)
        {
            if (IsCoarseDue(unixMilliseconds))
            {
                _coarse.Add(unixMilliseconds, values);
                _isAfterGap = false;
            }

            _fine = fine ? _fine ?? new SeriesRing(HistoryBudget.FinePoints, maxSeries, layouts) : null;
            _fine?.Add(unixMilliseconds, values);
        }
    }

    public void Reshape(HistoryShape shape)
    {
        lock (_lock)
        {
            if (_shape != shape)
            {
                _shape = shape;
                _coarse = _coarse.Reshaped(shape.Points, (shape.StepSeconds * 1000) - Early);
            }
        }
    }

    public HistorySlice Read(IReadOnlyList<string> series, long afterUnixMilliseconds)
    {
        var times = new List<long>();
        List<float>[] values = [.. series.Select(_ => new List<float>())];
        lock (_lock)
        {
            _coarse.CopyTo(times, series, values, afterUnixMilliseconds, _fine?.OldestUnixMilliseconds ?? long.MaxValue);
            int fineFrom = times.Count;
            _fine?.CopyTo(times, series, values, afterUnixMilliseconds, long.MaxValue);
            return new HistorySlice(times, values, fineFrom) { StepSeconds = _shape.StepSeconds };
        }
    }
}
