using System.Globalization;
using Microsoft.JSInterop;
using Portal.Live;

namespace Portal.Components.Charts;

/// <summary>The sparklines that a page shows now, and what the browser shows of each. One per page; used on its circuit only.</summary>
public sealed class Sparklines
{
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private HashSet<string>? _onScreen;
    private Func<string, string, Spark?> _source = static (_, _) => null;
    private int _ids;

    public int Count => _lines.Count;

    /// <summary>Sets what the lines show: row and column to a series. Lines that are there keep what they show until the next <see cref="Changes"/>.</summary>
    /// <param name="end">Where the lines end; null for now.</param>
    public void Use(LiveHistory history, Func<string, string, SparkSource?> source, DateTimeOffset? end = null) =>
        _source = (row, column) => source(row, column) is { } series ? Spark.Of(history, series, end) : null;

    /// <summary>Called by the script: the lines that are on screen now. Only these move.</summary>
    [JSInvokable]
    public void ShowSparks(string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        _onScreen = [.. ids.Where(_lines.ContainsKey)];
    }

    /// <summary>Id, path and words of each line on screen that is another than the browser shows; from then on it counts as shown.</summary>
    public List<string[]>? Changes()
    {
        List<string[]>? changes = null;
        foreach (string id in _onScreen ?? [])
        {
            if (_lines.TryGetValue(id, out Line? line) && _source(line.Row, line.Column) is { } now && now != line.Shown)
            {
                line.Shown = now;
                (changes ??= []).Add([id, now.Path, now.Label]);
            }
        }

        return changes;
    }

    /// <summary>Null where there is nothing to draw.</summary>
    internal (string Id, Spark Shown)? Add(string row, string column)
    {
        if (_source(row, column) is not { } shown)
        {
            return null;
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"s{_ids++}");
        _lines[id] = new Line(row, column) { Shown = shown };
        return (id, shown);
    }

    internal void Remove(string id)
    {
        _lines.Remove(id);
        _onScreen?.Remove(id);
    }

    private sealed class Line(string row, string column)
    {
        public string Row { get; } = row;

        public string Column { get; } = column;

        public Spark Shown { get; set; }
    }
}
