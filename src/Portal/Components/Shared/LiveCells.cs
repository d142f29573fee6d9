using System.Globalization;
using Portal.Components.Charts;

namespace Portal.Components.Shared;

/// <summary>The live cells that a page shows now, and what the browser shows in each. One per page or tab of a page; used on its circuit only.</summary>
/// <param name="prefix">Of the cells' ids, so that those of two don't meet in one document.</param>
public sealed class LiveCells(string prefix = "c")
{
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private Func<string, string, CellText> _source = static (_, _) => new CellText(Format.Number.Absent);
    private int _ids;

    public int Count => _cells.Count;

    /// <summary>The lines beside the cells' texts.</summary>
    public Sparklines Sparks { get; } = new();

    /// <summary>Sets where texts come from: row and column to text. Cells that are there keep what they show until the next <see cref="Changes"/>.</summary>
    public void Use(Func<string, string, CellText> source) => _source = source;

    internal (string Id, CellText Shown) Add(string row, string column)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{_ids++}");
        CellText shown = _source(row, column);
        _cells[id] = new Cell(row, column, shown);
        return (id, shown);
    }

    internal void Remove(string id) => _cells.Remove(id);

    /// <summary>Id, text, level and, of a range, beginning of each cell whose text is another than the browser shows; from then on they count as shown.</summary>
    public List<object?[]> Changes()
    {
        var changes = new List<object?[]>();
        foreach ((string id, Cell cell) in _cells)
        {
            CellText now = _source(cell.Row, cell.Column);
            if (now != cell.Shown)
            {
                cell.Shown = now;
                changes.Add(now.From == 0 ? [id, now.Text, now.Level] : [id, now.Text, now.Level, now.From]);
            }
        }

        return changes;
    }

    private sealed class Cell(string row, string column, CellText shown)
    {
        public string Row { get; } = row;

        public string Column { get; } = column;

        public CellText Shown { get; set; } = shown;
    }
}
