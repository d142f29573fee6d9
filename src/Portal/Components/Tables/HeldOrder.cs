using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>Keeps rows where they are: figures that tick would move them each time. A new order is taken every ten seconds at most, and never while somebody points into the rows.</summary>
internal sealed class HeldOrder(TimeProvider clock)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    private ImmutableArray<string> _keys = [];
    private TableQuery? _query;
    private long _takenAt;
    private bool _isDue;

    /// <summary>Pointer or focus is in the rows.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The rows would stand otherwise, and somebody keeps them from it.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Takes the next order, whatever is pointed at.</summary>
    public void TakeNext() => _isDue = true;

    /// <param name="rows">In the order that they should have.</param>
    public ImmutableArray<TRow> Apply<TRow>(ImmutableArray<TRow> rows, TableQuery query)
        where TRow : IGridRow<TRow>
    {
        ImmutableArray<string> keys = [.. rows.Select(row => row.Key)];
        bool isOther = !keys.SequenceEqual(_keys, StringComparer.Ordinal);
        bool isFree = _isDue || query != _query || (!IsHeld && clock.GetElapsedTime(_takenAt) >= Least);
        Dictionary<string, TRow>? byKey = isOther && !isFree ? rows.ToDictionary(row => row.Key, StringComparer.Ordinal) : null;
        if (byKey is not null && keys.Length == _keys.Length && _keys.All(byKey.ContainsKey))
        {
            IsBehind = IsHeld;
            return [.. _keys.Select(key => byKey[key])];
        }

        if (isOther || query != _query)
        {
            (_keys, _query, _takenAt) = (keys, query, clock.GetTimestamp());
        }

        _isDue = false;
        IsBehind = false;
        return rows;
    }
}
