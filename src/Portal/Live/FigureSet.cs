namespace Portal.Live;

/// <summary>All figures of one host or guest at one moment by series, such as <c>cpu/user</c> or <c>disk/sda/read</c>. A series without a value is not in it.</summary>
/// <remarks>Device names inside a series' name come from outside: they are compared and shown as text, never parsed.</remarks>
public sealed class FigureSet
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Values => _values;

    public double? this[string series] => _values.TryGetValue(series, out double value) ? value : null;

    internal void Add(string series, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            _values[series] = known;
        }
    }
}
