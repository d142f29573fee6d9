using System.Collections.Immutable;

namespace Portal.Components.Tables;

/// <summary>Keeps rows where they are: figures that tick would move them each time. A new order is taken every ten seconds at most, and never while somebody points into the rows.</summary>
/// <param name="later">Added to the ten seconds, so that many tabs that once moved together don't go on doing so.</param>
internal sealed class HeldOrder<TRow>(TimeProvider clock, TimeSpan later = default)
    where TRow : class, IGridRow<TRow>
{
    private readonly TimeSpan _least = TimeSpan.FromSeconds(10) + later;

    private ImmutableArray<TRow> _shown = [];
    private object? _look;
    private TableQuery? _query;
    private long _takenAt;
    private bool _isDue;

    /// <summary>Pointer or focus is in the rows.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The rows would stand otherwise, and somebody keeps them from it.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Takes the next order, whatever is pointed at.</summary>
    public void TakeNext() => _isDue = true;

    /// <summary>The rows as they are to be shown: the very array of before where none looks otherwise or moves.</summary>
    public ImmutableArray<TRow> Apply(RowList<TRow> list, TableQuery query)
    {
        bool isFree = _isDue || query != _query || (!IsHeld && clock.GetElapsedTime(_takenAt) >= _least);
        if (!isFree && !IsHeld && list.Look == _look)
        {
            IsBehind = false;
            return _shown;
        }

        bool isOther = !IsSameOrder(list.Rows);
        _isDue = false;
        if (isOther && !isFree && _shown.Length == list.Rows.Length && _shown.All(row => list.Find(row.Key) is not null))
        {
            IsBehind = IsHeld;
            _shown = list.Look == _look ? _shown : [.. _shown.Select(row => list.Find(row.Key)!)];
        }
        else
        {
            _takenAt = isOther || query != _query ? clock.GetTimestamp() : _takenAt;
            _shown = isOther || list.Look != _look ? list.Rows : _shown;
            IsBehind = false;
        }

        (_look, _query) = (list.Look, query);
        return _shown;
    }

    private bool IsSameOrder(ImmutableArray<TRow> rows)
    {
        if (rows.Length != _shown.Length)
        {
            return false;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Key != _shown[i].Key)
            {
                return false;
            }
        }

        return true;
    }
}
