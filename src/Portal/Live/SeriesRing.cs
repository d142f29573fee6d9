namespace Portal.Live;

/// <summary>The newest points of any number of series on one time axis. Four bytes a value and eight a point; a missing value is NaN in here and null outside. Not thread-safe.</summary>
internal sealed class SeriesRing(int capacity, int maxSeries)
{
    private readonly long[] _times = new long[capacity];
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private long _written;

    public int Capacity => capacity;

    public int Count => (int)Math.Min(_written, capacity);

    public int SeriesCount => _columns.Count;

    public long? NewestUnixMilliseconds => _written == 0 ? null : _times[(_written - 1) % capacity];

    /// <summary>Series beyond the bound are not kept: a guest with thousands of interfaces costs no more than one with many.</summary>
    public void Add(long unixMilliseconds, IReadOnlyDictionary<string, double> values)
    {
        if (NewestUnixMilliseconds >= unixMilliseconds)
        {
            // The clock was set back: what lies "after" now can't be placed on one axis with what comes.
            _columns.Clear();
            _written = 0;
        }

        int slot = (int)(_written % capacity);
        _times[slot] = unixMilliseconds;
        foreach (Column column in _columns.Values)
        {
            column.Values[slot] = float.NaN;
        }

        foreach ((string series, double value) in values)
        {
            if (!_columns.TryGetValue(series, out Column? column))
            {
                if (_columns.Count >= maxSeries)
                {
                    continue;
                }

                _columns[series] = column = new Column(capacity);
            }

            column.Values[slot] = (float)value;
            column.WrittenAt = _written;
        }

        _written++;
        if (slot == capacity - 1)
        {
            DropSilentSeries();
        }
    }

    /// <summary>Copies the points after <paramref name="afterUnixMilliseconds"/> and before <paramref name="beforeUnixMilliseconds"/>, oldest first.</summary>
    public void CopyTo(List<long> times, IReadOnlyList<string> series, IReadOnlyList<List<float>> values, long afterUnixMilliseconds, long beforeUnixMilliseconds)
    {
        for (long at = _written - Count; at < _written; at++)
        {
            int slot = (int)(at % capacity);
            if (_times[slot] <= afterUnixMilliseconds || _times[slot] >= beforeUnixMilliseconds)
            {
                continue;
            }

            times.Add(_times[slot]);
            for (int i = 0; i < series.Count; i++)
            {
                values[i].Add(_columns.TryGetValue(series[i], out Column? column) ? column.Values[slot] : float.NaN);
            }
        }
    }

    /// <summary>The same points as far as they fit into another size.</summary>
    public SeriesRing Resized(int newCapacity)
    {
        var resized = new SeriesRing(newCapacity, maxSeries);
        for (long at = Math.Max(_written - Count, _written - newCapacity); at < _written; at++)
        {
            int slot = (int)(at % capacity);
            resized.Add(_times[slot], _columns.Where(pair => !float.IsNaN(pair.Value.Values[slot])).ToDictionary(pair => pair.Key, pair => (double)pair.Value.Values[slot]));
        }

        return resized;
    }

    // Once per turn of the ring: a series without any value left (an interface that went) is let go.
    private void DropSilentSeries()
    {
        foreach (string silent in _columns.Where(pair => _written - pair.Value.WrittenAt > capacity).Select(pair => pair.Key).ToArray())
        {
            _columns.Remove(silent);
        }
    }

    private sealed class Column
    {
        public Column(int capacity)
        {
            Values = new float[capacity];
            Array.Fill(Values, float.NaN);
        }

        public float[] Values { get; }

        public long WrittenAt { get; set; }
    }
}
