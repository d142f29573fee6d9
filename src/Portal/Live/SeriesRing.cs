namespace Portal.Live;

/// <summary>The newest points of any number of series on one time axis. Four bytes a value and eight a point; a missing value is NaN in here and null outside. Not thread-safe.</summary>
/// <remarks>Grows with what is in it up to its capacity: ten thousand guests that were just found cost what a few points cost.</remarks>
internal sealed class SeriesRing(int capacity, int maxSeries, SeriesLayouts layouts)
{
    private const int FirstRows = 4;

    private long[] _times = [];
    private float[] _values = [];
    private SeriesLayout _layout = SeriesLayout.Empty;
    private long _written;

    public int Count => (int)Math.Min(_written, capacity);

    public SeriesLayout Layout => _layout;

    public long? NewestUnixMilliseconds => _written == 0 ? null : _times[(_written - 1) % capacity];

    public long? OldestUnixMilliseconds => _written == 0 ? null : _times[(_written - Count) % capacity];

    /// <summary>Of its arrays.</summary>
    public long Bytes => ((long)_times.Length * HistoryBudget.BytesPerTime) + ((long)_values.Length * HistoryBudget.BytesPerValue);

    /// <summary>Series beyond the bound are not kept: a guest with thousands of interfaces costs no more than one with many. No values at all make a gap.</summary>
    public void Add(long unixMilliseconds, IReadOnlyDictionary<string, double> values)
    {
        Learn(values);
        Span<float> row = NextRow(unixMilliseconds);
        int hint = 0;
        foreach ((string series, double value) in values)
        {
            if (_layout.IndexOf(series, hint) is >= 0 and var index)
            {
                row[index] = (float)value;
                hint = index + 1;
            }
        }

        if (_written % capacity == 0)
        {
            ForgetSilentSeries();
        }
    }

    /// <summary>Copies the points after <paramref name="afterUnixMilliseconds"/> and before <paramref name="beforeUnixMilliseconds"/>, oldest first.</summary>
    public void CopyTo(List<long> times, IReadOnlyList<string> series, IReadOnlyList<List<float>> values, long afterUnixMilliseconds, long beforeUnixMilliseconds)
    {
        int[] columns = [.. series.Select((name, i) => _layout.IndexOf(name, i))];
        for (long at = _written - Count; at < _written; at++)
        {
            int slot = (int)(at % capacity);
            if (_times[slot] <= afterUnixMilliseconds || _times[slot] >= beforeUnixMilliseconds)
            {
                continue;
            }

            times.Add(_times[slot]);
            for (int i = 0; i < columns.Length; i++)
            {
                values[i].Add(columns[i] < 0 ? float.NaN : Row(slot)[columns[i]]);
            }
        }
    }

    /// <summary>The same past in another size and step: points that lie closer are thinned out, gaps stay.</summary>
    public SeriesRing Reshaped(int newCapacity, long stepMilliseconds)
    {
        var kept = new List<int>();
        long? last = null;
        for (long at = _written - Count; at < _written; at++)
        {
            int slot = (int)(at % capacity);
            if (IsGap(slot) || last is null || _times[slot] - last >= stepMilliseconds)
            {
                kept.Add(slot);
                last = IsGap(slot) ? null : _times[slot];
            }
        }

        var reshaped = new SeriesRing(newCapacity, maxSeries, layouts) { _layout = _layout };
        foreach (int slot in kept.TakeLast(newCapacity))
        {
            Row(slot).CopyTo(reshaped.NextRow(_times[slot]));
        }

        return reshaped;
    }

    private bool IsGap(int slot) => !Row(slot).ContainsAnyExcept(float.NaN);

    private Span<float> Row(int slot) => _values.AsSpan(slot * _layout.Count, _layout.Count);

    private Span<float> NextRow(long unixMilliseconds)
    {
        if (NewestUnixMilliseconds >= unixMilliseconds)
        {
            // The clock was set back: what lies "after" now can't be placed on one axis with what comes.
            _written = 0;
        }

        int slot = (int)(_written++ % capacity);
        if (slot >= _times.Length)
        {
            int rows = Math.Min(capacity, Math.Max(FirstRows, _times.Length * 2));
            Array.Resize(ref _times, rows);
            Array.Resize(ref _values, rows * _layout.Count);
        }

        _times[slot] = unixMilliseconds;
        Span<float> row = Row(slot);
        row.Fill(float.NaN);
        return row;
    }

    private void Learn(IReadOnlyDictionary<string, double> values)
    {
        int hint = 0;
        List<string>? unknown = null;
        foreach (string series in values.Keys)
        {
            if (_layout.IndexOf(series, hint) is >= 0 and var index)
            {
                hint = index + 1;
            }
            else
            {
                (unknown ??= []).Add(series);
            }
        }

        if (unknown is not null && _layout.Count < maxSeries)
        {
            Use(layouts.Of([.. _layout.Names, .. unknown.Take(maxSeries - _layout.Count)]));
        }
    }

    // Once per turn of the ring: a series without any value left (an interface that went) is let go.
    private void ForgetSilentSeries()
    {
        string[] heard = [.. _layout.Names.Where((_, column) => Enumerable.Range(0, Count).Any(slot => !float.IsNaN(Row(slot)[column])))];
        if (heard.Length < _layout.Count)
        {
            Use(layouts.Of([.. heard]));
        }
    }

    private void Use(SeriesLayout layout)
    {
        float[] values = new float[_times.Length * layout.Count];
        Array.Fill(values, float.NaN);
        for (int column = 0; column < layout.Count; column++)
        {
            if (_layout.IndexOf(layout.Names[column], column) is >= 0 and var old)
            {
                for (int slot = 0; slot < Count; slot++)
                {
                    values[(slot * layout.Count) + column] = Row(slot)[old];
                }
            }
        }

        _values = values;
        _layout = layout;
    }
}
