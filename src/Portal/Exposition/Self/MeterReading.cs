namespace Portal.Exposition.Self;

/// <summary>The sum of one instrument's measurements, by the value of one tag or over all of them. Thread-safe.</summary>
/// <remarks>An observable instrument tells what is; the others tell differences, so they must be listened to from the start.</remarks>
internal sealed class MeterReading(string? tag)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _values = [];
    private bool _observable;

    /// <summary>The instrument exists, so that nothing measured yet means 0.</summary>
    public bool IsPublished { get; private set; }

    public void Publish(bool observable)
    {
        lock (_lock)
        {
            _observable = observable;
            IsPublished = true;
        }
    }

    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string key = Find(tags);
        lock (_lock)
        {
            _values[key] = _observable ? value : _values.GetValueOrDefault(key) + value;
        }
    }

    /// <summary>Null where the instrument does not exist, or has a tag and no such value of it.</summary>
    public double? Value(string? tagValue)
    {
        lock (_lock)
        {
            if (_values.TryGetValue(tagValue ?? "", out double value))
            {
                return value;
            }

            return IsPublished && !_observable && tagValue is null ? 0 : null;
        }
    }

    private string Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tag is null)
        {
            return "";
        }

        foreach ((string name, object? value) in tags)
        {
            if (name == tag && value is string text)
            {
                return text;
            }
        }

        return "";
    }
}
