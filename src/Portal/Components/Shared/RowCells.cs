using Microsoft.AspNetCore.Components;
using Portal.Components.Charts;

namespace Portal.Components.Shared;

/// <summary>The live cells of one row as elements of the component that renders it. What each showed first stays what Blazor knows of it; the rest is the script's.</summary>
internal sealed class RowCells(LiveCells cells, string row)
{
    private readonly List<(string Column, string Id, CellText Shown)> _figures = [];
    private readonly List<(string Column, (string Id, Spark Shown)? Line)> _lines = [];

    public string Row => row;

    /// <summary>A figure that ticks.</summary>
    /// <param name="hasMeter">Over a bar.</param>
    public RenderFragment Figure(string column, bool hasMeter)
    {
        int place = _figures.FindIndex(figure => figure.Column == column);
        if (place < 0)
        {
            place = _figures.Count;
            (string id, CellText shown) = cells.Add(row, column);
            _figures.Add((column, id, shown));
        }

        return LiveMarkup.Text(_figures[place].Id, _figures[place].Shown, hasMeter);
    }

    /// <summary>The last five minutes of a column; null where there is nothing to draw.</summary>
    public RenderFragment? Line(string column)
    {
        int place = _lines.FindIndex(line => line.Column == column);
        if (place < 0)
        {
            place = _lines.Count;
            _lines.Add((column, cells.Sparks.Add(row, column)));
        }

        return _lines[place].Line is { } drawn ? LiveMarkup.Line(drawn.Id, drawn.Shown) : null;
    }

    /// <summary>The row is no longer in the page.</summary>
    public void Leave()
    {
        foreach ((_, string id, _) in _figures)
        {
            cells.Remove(id);
        }

        foreach ((_, (string Id, Spark Shown)? line) in _lines)
        {
            if (line is { } drawn)
            {
                cells.Sparks.Remove(drawn.Id);
            }
        }
    }
}
