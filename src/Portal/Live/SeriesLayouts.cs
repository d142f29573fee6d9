using System.Collections.Immutable;

namespace Portal.Live;

/// <summary>Every layout and every name once: ten thousand containers with one interface each share one. Not thread-safe: the tick owns it.</summary>
internal sealed class SeriesLayouts
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<SeriesLayout> _layouts = new(BySeries.Instance);

    public int Count => _layouts.Count;

    public SeriesLayout Of(ImmutableArray<string> names)
    {
        var wanted = new SeriesLayout([.. names.Select(Shared)]);
        if (_layouts.TryGetValue(wanted, out SeriesLayout? known))
        {
            return known;
        }

        _layouts.Add(wanted);
        return wanted;
    }

    /// <summary>Forgets what is in use nowhere: interfaces of guests that went have names nobody will have again.</summary>
    public void Keep(IEnumerable<SeriesLayout> inUse)
    {
        _layouts.Clear();
        _names.Clear();
        foreach (SeriesLayout layout in inUse)
        {
            if (_layouts.Add(layout))
            {
                _names.UnionWith(layout.Names);
            }
        }
    }

    private string Shared(string name)
    {
        if (_names.TryGetValue(name, out string? known))
        {
            return known;
        }

        _names.Add(name);
        return name;
    }

    private sealed class BySeries : IEqualityComparer<SeriesLayout>
    {
        public static readonly BySeries Instance = new();

        public bool Equals(SeriesLayout? x, SeriesLayout? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.Names.AsSpan().SequenceEqual(y.Names.AsSpan()));

        public int GetHashCode(SeriesLayout layout)
        {
            var hash = new HashCode();
            foreach (string name in layout.Names)
            {
                hash.Add(name, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
